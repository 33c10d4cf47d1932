import { countOpenFriendRequests } from '../data/friend-requests.ts'
import type { FriendRequestConnectionResolvers, FriendRequestResolvers } from '../generated/resolvers.ts'

export const FriendRequest: FriendRequestResolvers = {
  __resolveReference: async ({ id }, ctx) => ctx.loaders.friendRequestById.load(id),
  from: ({ fromId }, _, ctx) => ctx.loaders.personById.load(fromId),
  to: ({ toId }, _, ctx) => ctx.loaders.personById.load(toId),
}

export const FriendRequestConnection: FriendRequestConnectionResolvers = {
  totalCount: ({ viewerId, direction }, _, ctx) => countOpenFriendRequests(ctx.db, viewerId, direction),
}
