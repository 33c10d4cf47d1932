import { EyeOff } from 'lucide-react'
import { Button } from '../../elements/button.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { HiddenPostsDocument, MoreHiddenPostsDocument } from '../../generated/graphql.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { useAttention } from '../../posts/post-card/use-attention.ts'
import { PostRow } from './post-row.tsx'
import { RowButton } from './row-button.tsx'
import { RowBones, Section } from './section.tsx'

export function HiddenPosts() {
  return (
    <Section title="Posts you have hidden" intro="They are left out of your feed. Everywhere else they are as before.">
      <Part what="The list of hidden posts" skeleton={<RowBones what="the list of hidden posts" rows={2} />}>
        <HiddenList />
      </Part>
    </Section>
  )
}

function HiddenList() {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(HiddenPostsDocument, {
    fetchPolicy: 'cache-and-network',
  })
  const page = data?.viewer?.hiddenPosts
  if (!page) {
    if (error) return <Unavailable what="The list of hidden posts" onRetry={() => void refetch()} />
    return null
  }
  const hidden = page.edges.filter(({ node }) => node.viewerHasHidden)
  if (hidden.length === 0) {
    return (
      <Empty icon={<EyeOff />} title="You have hidden no post">
        You can hide a post from its menu.
      </Empty>
    )
  }
  return (
    <>
      {hidden.map(({ node }) => (
        <PostRow key={node.id} post={node} act={(name) => <Unhide id={node.id} name={name} />} />
      ))}
      {page.pageInfo.hasNextPage && (
        <Button
          look="plain"
          onClick={() =>
            void fetchMore({ query: MoreHiddenPostsDocument, variables: { after: page.pageInfo.endCursor! } })
          }
        >
          Show more
        </Button>
      )}
    </>
  )
}

function Unhide({ id, name }: { id: string; name: string }) {
  const { unhide } = useAttention(id)
  return (
    <RowButton of={`the post by ${name}`} onPress={unhide}>
      Show again
    </RowButton>
  )
}
