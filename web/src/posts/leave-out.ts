import type { ApolloCache, Reference } from '@apollo/client'

interface Feed {
  edges?: { node: Reference }[]
}

/** What identifies a post, its author, and the same of what it shares. */
export interface LeftOut {
  ids: readonly string[]
  authorIds: readonly string[]
}

/**
 * Takes posts out of the home feeds that have been read, at once: to read the feeds anew would be slow, and too early while the
 * services tell each other. Gives a function that puts them back.
 */
export function leaveOut(cache: ApolloCache, isLeftOut: (post: LeftOut) => boolean): () => void {
  const before = new Map<string, Feed>()
  const viewer = cache.identify({ __typename: 'Viewer' })!
  cache.modify<{ homeFeed: Feed }>({
    id: viewer,
    fields: {
      homeFeed(value, { storeFieldName, readField }) {
        const feed = value as Feed
        before.set(storeFieldName, feed)
        const part = (post: Reference | null | undefined) => {
          const author = post ? readField<Reference | null>('author', post) : null
          return { id: post && readField<string>('id', post), authorId: author && readField<string>('id', author) }
        }
        const edges = (feed.edges ?? []).filter(({ node }) => {
          const parts = [part(node), part(readField<Reference | null>('sharedPost', node))]
          return !isLeftOut({
            ids: parts.flatMap(({ id }) => id ?? []),
            authorIds: parts.flatMap(({ authorId }) => authorId ?? []),
          })
        })
        return { ...feed, edges } as never
      },
    },
  })
  return () =>
    cache.modify<{ homeFeed: Feed }>({
      id: viewer,
      fields: { homeFeed: (value, { storeFieldName }) => (before.get(storeFieldName) ?? value) as never },
    })
}

/** What the viewer filters is another: the next page that shows a post or a comment asks anew whether it is folded. */
export function forgetFiltered(cache: ApolloCache): void {
  forgetFeed(cache)
  for (const id of Object.keys(cache.extract() as object)) {
    if (/^(Post|Comment):/.test(id)) cache.evict({ id, fieldName: 'isFiltered' })
  }
}

/** The next page that shows a feed reads it anew. */
export function forgetFeed(cache: ApolloCache): void {
  cache.evict({ id: cache.identify({ __typename: 'Viewer' })!, fieldName: 'homeFeed' })
}
