import { Newspaper } from 'lucide-react'
import { ButtonLink } from '../../elements/button.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { MoreProfilePostsDocument, ProfilePostsDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { PostList, type PostPlace } from '../../posts/post-list/post-list.tsx'
import type { ProfilePerson } from './profile-person.ts'

export function ProfilePosts({ person: { id, firstName, friendshipStatus } }: { person: ProfilePerson }) {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(ProfilePostsDocument, { variables: { id } })
  const posts = data?.user?.posts
  if (!posts) {
    return failureAt(error, 'user', 'posts') ? <Unavailable what="Posts" onRetry={() => void refetch()} /> : null
  }
  if (posts.edges.length === 0) {
    return friendshipStatus === 'SELF' ? (
      <Empty
        icon={<Newspaper />}
        title="You have posted nothing yet"
        act={
          <ButtonLink to="/" look="primary">
            Write something
          </ButtonLink>
        }
      >
        What you post stands here, for those whom you let see it.
      </Empty>
    ) : (
      <Empty icon={<Newspaper />} title="No posts for you to see">
        {firstName} has posted nothing yet, or nothing that is for you.
      </Empty>
    )
  }
  const pinned = data.user?.pinnedPost
  const places: PostPlace[] = pinned
    ? [{ reason: 'PINNED', node: pinned }, ...posts.edges.filter(({ node }) => node.id !== pinned.id)]
    : posts.edges
  return (
    <PostList
      places={places}
      hasMore={posts.pageInfo.hasNextPage}
      onMore={() => fetchMore({ query: MoreProfilePostsDocument, variables: { id, after: posts.pageInfo.endCursor! } })}
    />
  )
}
