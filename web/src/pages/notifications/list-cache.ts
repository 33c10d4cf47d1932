import type { ApolloCache, Reference } from '@apollo/client'

interface List {
  edges: { cursor: string; node: Reference }[]
}

/** Puts one that has just come on top of the list, once. */
export function addToList(cache: ApolloCache, id: string): void {
  const node = { __ref: cache.identify({ __typename: 'Notification', id })! }
  cache.modify<{ notifications: List }>({
    id: cache.identify({ __typename: 'Viewer' })!,
    fields: {
      notifications: (list) =>
        (list as List).edges.some(({ node: known }) => known.__ref === node.__ref)
          ? list
          : ({
              ...list,
              edges: [{ __typename: 'NotificationEdge', cursor: '', node }, ...(list as List).edges],
            } as never),
    },
  })
}

/** Takes some off the list. */
export function removeFromList(cache: ApolloCache, ids: readonly string[]): void {
  for (const id of ids) cache.evict({ id: cache.identify({ __typename: 'Notification', id })! })
}

/** Marks all that are in the list as read. */
export function showAllRead(cache: ApolloCache): void {
  cache.modify<{ notifications: List; unreadNotificationCount: number }>({
    id: cache.identify({ __typename: 'Viewer' })!,
    fields: {
      unreadNotificationCount: () => 0,
      notifications(list) {
        for (const { node } of (list as List).edges) cache.modify({ id: node.__ref, fields: { isRead: () => true } })
        return list
      },
    },
  })
}
