import type { MutationResolvers } from '../generated/resolvers.ts'
import { acceptFriendRequest, cancelFriendRequest, declineFriendRequest } from '../operations/answer-friend-request.ts'
import { blockUser } from '../operations/block-user.ts'
import { dismissFriendRecommendation } from '../operations/dismiss-friend-recommendation.ts'
import { sendFriendRequest } from '../operations/send-friend-request.ts'
import { unblockUser } from '../operations/unblock-user.ts'
import { unfriend } from '../operations/unfriend.ts'
import { changePrivacySettings } from '../operations/update-privacy-settings.ts'
import { updateProfile } from '../operations/update-profile.ts'

export const Mutation: MutationResolvers = {
  updateProfile: (_, { input }, ctx) => updateProfile(ctx, input),
  updatePrivacySettings: (_, { input }, ctx) => changePrivacySettings(ctx, input),
  sendFriendRequest: (_, { input }, ctx) => sendFriendRequest(ctx, input.userId),
  acceptFriendRequest: (_, { input }, ctx) => acceptFriendRequest(ctx, input.friendRequestId),
  declineFriendRequest: (_, { input }, ctx) => declineFriendRequest(ctx, input.friendRequestId),
  cancelFriendRequest: (_, { input }, ctx) => cancelFriendRequest(ctx, input.friendRequestId),
  unfriend: (_, { input }, ctx) => unfriend(ctx, input.userId),
  blockUser: (_, { input }, ctx) => blockUser(ctx, input.userId),
  unblockUser: (_, { input }, ctx) => unblockUser(ctx, input.userId),
  dismissFriendRecommendation: (_, { input }, ctx) => dismissFriendRecommendation(ctx, input.userId),
}
