import { useSuspenseQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { Card } from '../../elements/card.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import { TrendingTagsDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import styles from './trending-tags.module.css'

/** The tags whose use grew most in a day, beside the page. */
export const TrendingTags = () => (
  <Card className={styles.card}>
    <h2>Talked about today</h2>
    <Part what="The list of tags" skeleton={<Skeleton />}>
      <Tags />
    </Part>
  </Card>
)

function Tags() {
  const { data, error, refetch } = useSuspenseQuery(TrendingTagsDocument)
  const tags = data?.trendingTags
  if (!tags) {
    return failureAt(error, 'trendingTags') ? (
      <Unavailable what="The list of tags" onRetry={() => void refetch()} />
    ) : null
  }
  if (tags.length === 0) return <p className={styles.none}>Nothing yet. A # before a word makes it a tag.</p>
  return (
    <ul className={styles.tags}>
      {tags.map(({ name, label, postCount }) => (
        <li key={name}>
          <Link to={`/tags/${encodeURIComponent(name)}`} className={styles.tag}>
            <bdi>#{label}</bdi>
            <span>{postCount === 1 ? '1 post' : `${postCount} posts`}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

const Skeleton = () => (
  <Loading what="tags">
    <div className={styles.tags}>
      {Array.from({ length: 6 }, (_, at) => (
        <span key={at} className={styles.tag}>
          <Bone width={110} />
          <Bone width={56} height={12} />
        </span>
      ))}
    </div>
  </Loading>
)
