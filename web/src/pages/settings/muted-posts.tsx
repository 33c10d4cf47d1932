import { BellOff } from 'lucide-react'
import { Button } from '../../elements/button.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { MoreMutedPostsDocument, MutedPostsDocument } from '../../generated/graphql.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { useAttention } from '../../posts/post-card/use-attention.ts'
import { PostRow } from './post-row.tsx'
import { RowButton } from './row-button.tsx'
import { RowBones, Section } from './section.tsx'

export function MutedPosts() {
  return (
    <Section
      title="Posts you aren’t notified of"
      intro="You hear nothing of comments, reactions and shares of them. Everywhere else they are as before."
    >
      <Part what="The list of muted posts" skeleton={<RowBones what="the list of muted posts" rows={2} />}>
        <MutedList />
      </Part>
    </Section>
  )
}

function MutedList() {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(MutedPostsDocument, {
    fetchPolicy: 'cache-and-network',
  })
  const page = data?.viewer?.mutedPosts
  if (!page) {
    if (error) return <Unavailable what="The list of muted posts" onRetry={() => void refetch()} />
    return null
  }
  const muted = page.edges.flatMap(({ node }) => (node?.viewerHasMuted ? [node] : []))
  if (muted.length === 0) {
    return (
      <Empty icon={<BellOff />} title="You are notified of all posts">
        You can turn the notifications of a post off in its menu.
      </Empty>
    )
  }
  return (
    <>
      {muted.map((post) => (
        <PostRow key={post.id} post={post} act={(name) => <Unmute id={post.id} name={name} />} />
      ))}
      {page.pageInfo.hasNextPage && (
        <Button
          look="plain"
          onClick={() =>
            void fetchMore({ query: MoreMutedPostsDocument, variables: { after: page.pageInfo.endCursor! } })
          }
        >
          Show more
        </Button>
      )}
    </>
  )
}

function Unmute({ id, name }: { id: string; name: string }) {
  const { unmute } = useAttention(id)
  return (
    <RowButton of={`of the post by ${name}`} onPress={unmute}>
      Notify me again
    </RowButton>
  )
}
