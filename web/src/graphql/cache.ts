import { InMemoryCache } from '@apollo/client'
import matcher from '../generated/possible-types.ts'
import { connection } from './connection.ts'

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
          conversations: connection(),
          drafts: connection(),
          friendRecommendations: connection(),
          friendRequests: connection('direction'),
          homeFeed: connection('ranking'),
          mediaCollections: connection(),
          mediaFiles: connection('kind'),
          notifications: connection('unreadOnly'),
        },
      },
      Query: {
        fields: {
          searchPosts: connection('query'),
          searchUsers: connection('query'),
          // Links from lists to pages find what the cache has already.
          post: (known, { args, toReference }) => known ?? toReference({ __typename: 'Post', id: args?.id }),
          mediaFile: (known, { args, toReference }) => known ?? toReference({ __typename: 'MediaFile', id: args?.id }),
          user: (known, { args, toReference }) => known ?? toReference({ __typename: 'User', id: args?.id }),
          conversation: (known, { args, toReference }) =>
            known ?? toReference({ __typename: 'Conversation', id: args?.id }),
        },
      },
      User: {
        fields: {
          friends: connection(),
          mediaCollections: connection(),
          mutualFriends: connection(),
          posts: connection(),
        },
      },
      Post: { fields: { comments: connection('order'), reactions: connection('type') } },
      Comment: { fields: { reactions: connection('type'), replies: connection() } },
      Conversation: { fields: { messages: connection(), participants: connection() } },
      MediaCollection: { fields: { items: connection() } },
      Tag: { keyFields: ['name'], fields: { posts: connection() } },
      NotificationPreference: { keyFields: ['type'] },
      // They have no id and belong to what they hang on.
      PrivacySettings: { merge: true },
      StorageUsage: { merge: true },
    },
  })
