import { requireViewer } from '@plaza/subgraph'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { acceptFriendRequest } from '../operations/accept-friend-request.ts'
import { blockUser } from '../operations/block-user.ts'
import { cancelFriendRequest } from '../operations/cancel-friend-request.ts'
import { declineFriendRequest } from '../operations/decline-friend-request.ts'
import { dismissFriendRecommendation } from '../operations/dismiss-friend-recommendation.ts'
import { muteUser } from '../operations/mute-user.ts'
import { reportUser } from '../operations/report-user.ts'
import { sendFriendRequest } from '../operations/send-friend-request.ts'
import { unblockUser } from '../operations/unblock-user.ts'
import { unfriend } from '../operations/unfriend.ts'
import { unmuteUser } from '../operations/unmute-user.ts'
import { updatePrivacySettings } from '../operations/update-privacy-settings.ts'
import { updateProfile } from '../operations/update-profile.ts'

export const Mutation: MutationResolvers = {
  updateProfile: (_, { input }, ctx) => updateProfile(ctx, requireViewer(ctx), input),
  updatePrivacySettings: (_, { input }, ctx) => updatePrivacySettings(ctx, requireViewer(ctx), input),
  sendFriendRequest: (_, { input }, ctx) => sendFriendRequest(ctx, requireViewer(ctx), input),
  acceptFriendRequest: (_, { input }, ctx) => acceptFriendRequest(ctx, requireViewer(ctx), input),
  declineFriendRequest: (_, { input }, ctx) => declineFriendRequest(ctx, requireViewer(ctx), input),
  cancelFriendRequest: (_, { input }, ctx) => cancelFriendRequest(ctx, requireViewer(ctx), input),
  unfriend: (_, { input }, ctx) => unfriend(ctx, requireViewer(ctx), input),
  blockUser: (_, { input }, ctx) => blockUser(ctx, requireViewer(ctx), input),
  unblockUser: (_, { input }, ctx) => unblockUser(ctx, requireViewer(ctx), input),
  muteUser: (_, { input }, ctx) => muteUser(ctx, requireViewer(ctx), input),
  unmuteUser: (_, { input }, ctx) => unmuteUser(ctx, requireViewer(ctx), input),
  dismissFriendRecommendation: (_, { input }, ctx) => dismissFriendRecommendation(ctx, requireViewer(ctx), input),
  reportUser: (_, { input }, ctx) => reportUser(ctx, requireViewer(ctx), input),
}
