import { Newspaper } from 'lucide-react'
import { ButtonLink } from '../../elements/button.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { useToast } from '../../elements/toast.tsx'
import { type FeedRanking, HomeFeedDocument, MoreHomeFeedDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { inSight, useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { PostList } from '../../posts/post-list/post-list.tsx'
import { NewPosts } from './new-posts.tsx'

export function Feed({ ranking }: { ranking: FeedRanking }) {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(HomeFeedDocument, { variables: { ranking } })
  const tell = useToast()
  const feed = data?.viewer?.homeFeed
  if (!feed) {
    return failureAt(error, 'viewer', 'homeFeed') ? (
      <Unavailable what="Your feed" onRetry={() => void refetch()} />
    ) : null
  }

  async function readMore() {
    const after = feed!.pageInfo.endCursor!
    const answer = await fetchMore({ query: MoreHomeFeedDocument, variables: { ranking, after } })
    if (!answer.data?.viewer?.homeFeed?.isRestarted) return
    // The order that the places came from has ended, and the cache has the first page of a new one.
    window.scrollTo(0, 0)
    tell('The feed was put in order anew, so it begins at the top again.')
  }

  return (
    <>
      <NewPosts ranking={ranking} feed={feed} onShow={() => inSight(refetch)} />
      {feed.edges.length === 0 ? (
        <Empty
          icon={<Newspaper />}
          title="Your feed begins with people"
          act={
            <ButtonLink to="/people" look="primary">
              Find people
            </ButtonLink>
          }
        >
          What your friends post comes here. Ask somebody you know to be your friend, or write the first post.
        </Empty>
      ) : (
        <PostList places={feed.edges} hasMore={feed.pageInfo.hasNextPage} onMore={readMore} />
      )}
    </>
  )
}
