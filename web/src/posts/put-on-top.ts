import type { ApolloCache, Reference } from '@apollo/client'

interface Connection {
  edges: { node: Reference }[]
}

/** Puts the viewer's new post on top of the home feeds that have been read. */
export function putOnTop(cache: ApolloCache, post: { __typename?: 'Post'; id: string }): void {
  cache.modify<{ homeFeed: Connection }>({
    id: cache.identify({ __typename: 'Viewer' }),
    fields: {
      homeFeed(feed, { toReference, readField }) {
        const known = feed as Connection
        if (known.edges.some(({ node }) => readField('id', node) === post.id)) return feed
        const node = toReference({ __typename: 'Post', id: post.id })!
        const edge = { __typename: 'FeedEdge', cursor: '', reason: 'OWN_POST', node }
        return { ...known, edges: [edge, ...known.edges] } as never
      },
    },
  })
}
