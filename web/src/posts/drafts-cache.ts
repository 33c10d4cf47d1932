import type { ApolloCache, Reference } from '@apollo/client'

interface Connection {
  edges: { node: Reference }[]
}

/** Puts a new draft on top of the list, where that has been read. */
export const addDraft = (cache: ApolloCache, id: string): void =>
  changeDrafts(cache, id, (others, node) => [{ __typename: 'PostEdge', cursor: '', node }, ...others])

/** Takes a draft off the list that is published or deleted. */
export const removeDraft = (cache: ApolloCache, id: string): void => changeDrafts(cache, id, (others) => others)

function changeDrafts(
  cache: ApolloCache,
  id: string,
  change: (others: Connection['edges'], node: Reference) => unknown[],
): void {
  cache.modify<{ drafts: Connection }>({
    id: cache.identify({ __typename: 'Viewer' }),
    fields: {
      drafts(known, { toReference, readField }) {
        const drafts = known as Connection
        const others = drafts.edges.filter(({ node }) => readField('id', node) !== id)
        return { ...drafts, edges: change(others, toReference({ __typename: 'Post', id })!) } as never
      },
    },
  })
}
