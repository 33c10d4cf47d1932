import type { ApolloCache, Reference } from '@apollo/client'

interface List {
  edges: { cursor: string; node: Reference }[]
}

const refOf = (cache: ApolloCache, id: string) => cache.identify({ __typename: 'NotificationGroup', id })!

/** Takes one off the list. */
export function removeFromList(cache: ApolloCache, id: string): void {
  cache.evict({ id: refOf(cache, id) })
}

/** Marks one as read. */
export function showRead(cache: ApolloCache, id: string): void {
  cache.modify({ id: refOf(cache, id), fields: { isRead: () => true } })
}

/** Marks all that are in a list as read. */
export function showAllRead(cache: ApolloCache): void {
  cache.modify<{ notificationGroups: List; unreadNotificationCount: number }>({
    id: cache.identify({ __typename: 'Viewer' })!,
    fields: {
      unreadNotificationCount: () => 0,
      notificationGroups(list) {
        for (const { node } of (list as List).edges) cache.modify({ id: node.__ref, fields: { isRead: () => true } })
        return list
      },
    },
  })
}
