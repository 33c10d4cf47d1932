import { Hash } from 'lucide-react'
import { useParams } from 'react-router'
import { ButtonLink } from '../../elements/button.tsx'
import { PageHeader } from '../../elements/card.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { MoreTagPostsDocument, TagPageDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { PostCardSkeletons } from '../../posts/post-card/post-card-skeleton.tsx'
import { PostList } from '../../posts/post-list/post-list.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import styles from './tag.module.css'

/** Posts that carry a tag and that the viewer may see, newest first. */
export default function Tag() {
  const { name = '' } = useParams()
  usePageTitle(`#${name}`)
  return (
    <Frame>
      <PageHeader title={`#${name}`} />
      <Part key={name} what="This tag" skeleton={<PostCardSkeletons />}>
        <TagPosts name={name} />
      </Part>
    </Frame>
  )
}

function TagPosts({ name }: { name: string }) {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(TagPageDocument, { variables: { name } })
  const tag = data?.tag
  if (!tag) {
    if (failureAt(error, 'tag')) return <Unavailable what="This tag" onRetry={() => void refetch()} />
    return (
      <Empty
        icon={<Hash />}
        title={`Nobody has posted about #${name}`}
        act={<ButtonLink to="/">Be the first</ButtonLink>}
      >
        A # before a word makes it a tag, and public posts with it come here.
      </Empty>
    )
  }
  const { edges, pageInfo } = tag.posts
  return (
    <>
      <p className={styles.count}>{tag.postCount === 1 ? '1 public post' : `${tag.postCount} public posts`}</p>
      <PostList
        places={edges}
        hasMore={pageInfo.hasNextPage}
        onMore={() =>
          fetchMore({ query: MoreTagPostsDocument, variables: { name: tag.name, after: pageInfo.endCursor! } })
        }
      />
    </>
  )
}
