import { requireViewer } from '@plaza/subgraph'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { deleteNotificationGroups } from '../operations/delete-notification-groups.ts'
import { deleteNotifications } from '../operations/delete-notifications.ts'
import { markAllNotificationsRead } from '../operations/mark-all-notifications-read.ts'
import { markNotificationGroupsRead } from '../operations/mark-notification-groups-read.ts'
import { markNotificationsRead } from '../operations/mark-notifications-read.ts'
import { markNotificationsSeen } from '../operations/mark-notifications-seen.ts'
import { mutePost } from '../operations/mute-post.ts'
import { registerPushSubscription } from '../operations/register-push-subscription.ts'
import { unmutePost } from '../operations/unmute-post.ts'
import { unregisterPushSubscription } from '../operations/unregister-push-subscription.ts'
import { updateDeliverySettings } from '../operations/update-delivery-settings.ts'
import { updateNotificationPreferences } from '../operations/update-notification-preferences.ts'

export const Mutation: MutationResolvers = {
  markNotificationsRead: (_, { input }, ctx) => markNotificationsRead(ctx, requireViewer(ctx), input),
  markNotificationGroupsRead: (_, { input }, ctx) => markNotificationGroupsRead(ctx, requireViewer(ctx), input),
  markAllNotificationsRead: (_, { input }, ctx) => markAllNotificationsRead(ctx, requireViewer(ctx), input),
  markNotificationsSeen: (_, __, ctx) => markNotificationsSeen(ctx, requireViewer(ctx)),
  deleteNotifications: (_, { input }, ctx) => deleteNotifications(ctx, requireViewer(ctx), input),
  deleteNotificationGroups: (_, { input }, ctx) => deleteNotificationGroups(ctx, requireViewer(ctx), input),
  updateNotificationPreferences: (_, { input }, ctx) => updateNotificationPreferences(ctx, requireViewer(ctx), input),
  updateDeliverySettings: (_, { input }, ctx) => updateDeliverySettings(ctx, requireViewer(ctx), input),
  mutePost: (_, { input }, ctx) => mutePost(ctx, requireViewer(ctx), input),
  unmutePost: (_, { input }, ctx) => unmutePost(ctx, requireViewer(ctx), input),
  registerPushSubscription: (_, { input }, ctx) => registerPushSubscription(ctx, requireViewer(ctx), input),
  unregisterPushSubscription: (_, { input }, ctx) => unregisterPushSubscription(ctx, requireViewer(ctx), input),
}
