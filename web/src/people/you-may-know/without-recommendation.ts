import type { ApolloCache, Reference } from '@apollo/client'

/** Takes somebody off the list of people the viewer may know. */
export const withoutRecommendation =
  (userId: string) =>
  (cache: ApolloCache): void => {
    cache.modify<{ friendRecommendations: { edges?: { node: Reference }[] } }>({
      id: cache.identify({ __typename: 'Viewer' })!,
      fields: {
        friendRecommendations: (known, { readField }) =>
          'edges' in known && known.edges
            ? { ...known, edges: known.edges.filter((edge) => readField('id', edge.node) !== userId) }
            : known,
      },
    })
  }
