import { useQuery } from '@apollo/client/react'
import { Hash } from 'lucide-react'
import { Link } from 'react-router'
import { Card } from '../../elements/card.tsx'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import { SearchTagsDocument } from '../../generated/graphql.ts'
import { Found } from './found.tsx'
import styles from './search.module.css'

/** The tag of this very name, and those of today that have the letters in them. */
export function TagsFound({ query }: { query: string }) {
  const name = query.replace(/^#/, '')
  const { data, previousData, loading, error, refetch } = useQuery(SearchTagsDocument, { variables: { name } })
  const known = data ?? (loading ? previousData : null)
  const tags = known?.trendingTags && [
    ...(known.tag ? [known.tag] : []),
    ...known.trendingTags.filter(
      (tag) => tag.name !== known.tag?.name && tag.name.includes(name.toLowerCase().normalize('NFC')),
    ),
  ]
  return (
    <Found
      what="tags"
      query={query}
      count={tags?.length ?? null}
      isLoading={loading && !data}
      error={error}
      onRetry={() => void refetch()}
      skeleton={<Skeleton />}
      hint="No public post carries this tag. A # before a word in a post makes it one."
    >
      <Card className={styles.people}>
        <ul>
          {tags?.map((tag) => (
            <li key={tag.name}>
              <Link to={`/tags/${encodeURIComponent(tag.name)}`} className={styles.tag}>
                <span className={styles.hash}>
                  <Hash aria-hidden="true" />
                </span>
                <span>
                  <bdi>{tag.label}</bdi>
                  <small>{tag.postCount === 1 ? '1 post' : `${tag.postCount} posts`}</small>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </Found>
  )
}

const Skeleton = () => (
  <Loading what="tags">
    <Card className={styles.people}>
      <div className={styles.bone}>
        <Bone width={40} height={40} isRound />
        <div>
          <Bone width={96} />
          <Bone width={56} height={12} />
        </div>
      </div>
    </Card>
  </Loading>
)
