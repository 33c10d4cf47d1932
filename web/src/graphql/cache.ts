import { type FieldPolicy, type FieldReadFunction, InMemoryCache } from '@apollo/client'
import matcher from '../generated/possible-types.ts'
import { connection } from './connection.ts'

/** An entity by its id, also when another field brought it. A null is an answer: it is gone, or hidden. */
const inCache =
  (typename: string): FieldReadFunction =>
  (known, { args, toReference }) =>
    known === undefined ? toReference({ __typename: typename, id: args?.id }) : known

/**
 * A list that is empty where nobody has asked for it. A comment that comes by itself has none, and without this a thread would
 * be read from its beginning again, which takes the pages behind the first one away.
 */
const emptyAtFirst = ({ read, ...policy }: FieldPolicy): FieldPolicy => ({
  ...policy,
  read: (known, options) => (known === undefined ? noComments : (read as FieldReadFunction)(known, options)),
})

/** Those of a text that has changed are others, not more. */
const facets: FieldPolicy = { merge: false }

const noComments = {
  __typename: 'CommentConnection',
  edges: [],
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
}

/** The cache of one signed-in person. What may be seen depends on the viewer, so nobody else's ever takes it over. */
export const createCache = (): InMemoryCache =>
  new InMemoryCache({
    possibleTypes: matcher.possibleTypes,
    typePolicies: {
      // Whoever asks: there is one, and its parts come from all services.
      Viewer: {
        keyFields: [],
        fields: {
          blockedUsers: connection(),
          conversations: connection('folder'),
          drafts: connection(),
          bookmarks: connection(),
          friendRecommendations: connection(),
          friendRequests: connection('direction'),
          hiddenPosts: connection(),
          homeFeed: connection('ranking'),
          mediaCollections: connection(),
          mediaFiles: connection('kind'),
          mutedPosts: connection(),
          mutedUsers: connection(),
          notificationGroups: connection('types'),
        },
      },
      Query: {
        fields: {
          searchPosts: connection('query'),
          searchUsers: connection('query', 'friendsFirst', 'first'),
          // Links from lists to pages find what the cache has already.
          post: inCache('Post'),
          mediaFile: inCache('MediaFile'),
          user: inCache('User'),
          conversation: inCache('Conversation'),
        },
      },
      // Events follow each other; none is made of the one before.
      Subscription: { fields: { conversationEvents: { merge: false }, postEvents: { merge: false } } },
      User: {
        fields: {
          friends: connection(),
          mediaCollections: connection(),
          mutualFriends: connection(),
          posts: connection(),
        },
      },
      Post: { fields: { facets, comments: connection('order'), reactions: connection('type') } },
      Comment: { fields: { facets, reactions: connection('type'), replies: emptyAtFirst(connection()) } },
      Message: { fields: { facets } },
      // The few that a row of the list shows and the many of a thread are two lists.
      Conversation: { fields: { messages: connection(), participants: connection('first') } },
      MediaCollection: { fields: { items: connection() } },
      Tag: { keyFields: ['name'], fields: { posts: connection() } },
      NotificationPreference: { keyFields: ['type'] },
      // They have no id and belong to what they hang on.
      PrivacySettings: { merge: true },
      StorageUsage: { merge: true },
    },
  })
