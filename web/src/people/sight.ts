import type { ApolloCache, ApolloClient, Reference } from '@apollo/client'

/** What everybody sees of somebody, whatever stands between the two. */
const shownToAll = new Set([
  '__typename',
  'id',
  'username',
  'displayName',
  'firstName',
  'lastName',
  'isVerified',
  'profilePicture',
  'friendshipStatus',
  'friendsSince',
  'friendRequest',
  'mutualFriendCount',
  'viewerMute',
])

/** Lists of the viewer that leave out whoever is hidden, and counts of them. */
const viewersLists = new Set([
  'blockedUsers',
  'bookmarks',
  'conversations',
  'friendRecommendations',
  'friendRequests',
  'mutedUsers',
  'notificationGroups',
  'unreadMessageCount',
  'unreadNotificationCount',
  'unseenNotificationCount',
])

/**
 * Reads anew what depends on being friends with a person: what they show to friends, and the feed. The page shows what it
 * has until the answers are there.
 */
export async function refreshSight(client: ApolloClient, userId: string): Promise<void> {
  const { cache } = client
  await client.refetchQueries({
    updateCache() {
      const id = cache.identify({ __typename: 'User', id: userId })!
      cache.modify({
        id,
        fields: (value, { fieldName, DELETE }) => (shownToAll.has(fieldName) ? value : DELETE),
      })
      cache.modify({
        id: viewerId(cache),
        fields: {
          bookmarks: (_, { DELETE }) => DELETE,
          homeFeed: (_, { DELETE }) => DELETE,
          friendRecommendations: (_, { DELETE }) => DELETE,
        },
      })
    },
  })
}

/** Takes a person off every page at once, with all that is theirs, and reads anew what showed them. */
export async function forgetPerson(client: ApolloClient, userId: string): Promise<void> {
  const { cache } = client
  await client.refetchQueries({
    updateCache() {
      const id = cache.identify({ __typename: 'User', id: userId })!
      for (const owned of ownedBy(cache, id)) cache.evict({ id: owned })
      cache.evict({ id })
      forgetWhoIsSeen(cache)
      cache.gc()
    },
  })
}

/** Reads anew what has left out somebody who may be seen again. */
export async function readmitPerson(client: ApolloClient): Promise<void> {
  await client.refetchQueries({ include: 'active', updateCache: () => forgetWhoIsSeen(client.cache) })
}

/** Takes away all answers that depend on who is hidden from the viewer, a null for somebody's own page among them. */
function forgetWhoIsSeen(cache: ApolloCache): void {
  cache.modify({
    id: viewerId(cache),
    fields: (value, { fieldName, DELETE }) => (viewersLists.has(fieldName) ? DELETE : value),
  })
  for (const fieldName of ['post', 'searchUsers', 'searchPosts', 'user', 'userByUsername']) {
    cache.evict({ id: 'ROOT_QUERY', fieldName })
  }
}

/** Entities that name the person themselves, as a post its author; not those that list the person among others. */
function ownedBy(cache: ApolloCache, id: string): string[] {
  const entities = Object.entries(cache.extract() as Record<string, Record<string, unknown> | undefined>)
  return entities.flatMap(([key, entity]) => {
    const isShared = key.startsWith('User:') || key.startsWith('Viewer:') || key.startsWith('ROOT_')
    const isTheirs = !isShared && Object.values(entity ?? {}).some((value) => (value as Reference | null)?.__ref === id)
    return isTheirs ? [key] : []
  })
}

const viewerId = (cache: ApolloCache): string => cache.identify({ __typename: 'Viewer' })!
