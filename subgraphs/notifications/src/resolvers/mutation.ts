import { failed, requireViewer } from '@plaza/subgraph'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { deleteNotifications } from '../operations/delete-notifications.ts'
import { markAllNotificationsRead, markNotificationsRead } from '../operations/mark-notifications-read.ts'
import { registerPushSubscription, unregisterPushSubscription } from '../operations/register-push-subscription.ts'
import { updateNotificationPreferences } from '../operations/update-notification-preferences.ts'

export const Mutation: MutationResolvers = {
  markNotificationsRead: async (_, { input }, ctx) => {
    const viewer = requireViewer(ctx)
    const done = await markNotificationsRead(ctx.db, viewer.id, input)
    if ('error' in done) return failed(done.error)
    return { notifications: done.notifications, viewer: { id: viewer.id }, errors: [] }
  },
  markAllNotificationsRead: async (_, __, ctx) => {
    const viewer = requireViewer(ctx)
    await markAllNotificationsRead(ctx.db, viewer.id)
    return { viewer: { id: viewer.id }, errors: [] }
  },
  deleteNotifications: async (_, { input }, ctx) => {
    const viewer = requireViewer(ctx)
    const done = await deleteNotifications(ctx.db, viewer.id, input)
    if ('error' in done) return failed(done.error)
    return { deletedNotificationIds: done.deletedIds, viewer: { id: viewer.id }, errors: [] }
  },
  updateNotificationPreferences: async (_, { input }, ctx) => {
    const viewer = requireViewer(ctx)
    const error = await updateNotificationPreferences(ctx.db, viewer.id, input)
    return error ? failed(error) : { viewer: { id: viewer.id }, errors: [] }
  },
  registerPushSubscription: async (_, { input }, ctx) => {
    const viewer = requireViewer(ctx)
    const done = await registerPushSubscription(ctx.db, viewer.id, input, ctx.client.userAgent)
    return 'error' in done ? failed(done.error) : { pushSubscription: done.pushSubscription, errors: [] }
  },
  unregisterPushSubscription: async (_, { input }, ctx) => {
    const viewer = requireViewer(ctx)
    const id = await unregisterPushSubscription(ctx.db, viewer.id, input)
    return { unregisteredPushSubscriptionId: id, errors: [] }
  },
}
