import { countOpenFriendRequests } from '../data/friend-requests.ts'
import type { FriendRequestConnectionResolvers, FriendRequestResolvers } from '../generated/resolvers.ts'
import { personOf } from './person.ts'

export const FriendRequest: FriendRequestResolvers = {
  __resolveReference: async ({ id }, ctx) => ctx.loaders.friendRequestById.load(id),
  from: ({ fromId }, _, ctx) => personOf(ctx, fromId),
  to: ({ toId }, _, ctx) => personOf(ctx, toId),
}

export const FriendRequestConnection: FriendRequestConnectionResolvers = {
  totalCount: ({ viewerId, direction }, _, ctx) => countOpenFriendRequests(ctx.db, viewerId, direction),
}
