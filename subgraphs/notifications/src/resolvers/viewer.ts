import { parsePage, toConnection } from '@plaza/database'
import { resolveViewerReference } from '@plaza/subgraph'
import { getDeliverySettings } from '../data/delivery-settings.ts'
import { listMutedPosts } from '../data/muted-posts.ts'
import { listNotificationGroups, listNotificationsOfTypes } from '../data/notification-groups.ts'
import { countUnreadNotifications, countUnseenNotifications, listNotifications } from '../data/notifications.ts'
import { listPreferences } from '../data/preferences.ts'
import { listPushSubscriptions } from '../data/push-subscriptions.ts'
import type { ViewerResolvers } from '../generated/resolvers.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: resolveViewerReference,
  notifications: async (viewer, args, ctx) => {
    const page = parsePage(args, ['time', 'uuid'])
    const { types, unreadOnly } = args
    const rows = types
      ? await listNotificationsOfTypes(ctx.db, { userId: viewer.id, types }, { unreadOnly }, page)
      : await listNotifications(ctx.db, viewer.id, { unreadOnly }, page)
    return toConnection(rows, page, (row) => [row.createdAt, row.id])
  },
  notificationGroups: async (viewer, { types, ...args }, ctx) => {
    const page = parsePage(args, ['time', 'uuid'])
    const rows = await listNotificationGroups(ctx.db, { userId: viewer.id, types: types ?? null }, page)
    return toConnection(rows, page, ({ latest }) => [latest.createdAt, latest.id])
  },
  mutedPosts: async (viewer, args, ctx) => {
    const page = parsePage(args, ['time', 'uuid'])
    const muted = await listMutedPosts(ctx.db, viewer.id, page)
    const posts = muted.map(({ id, mutedAt }) => ({ __typename: 'Post' as const, id, mutedAt }))
    return toConnection(posts, page, ({ mutedAt, id }) => [mutedAt, id])
  },
  unreadNotificationCount: (viewer, _, ctx) => countUnreadNotifications(ctx.db, viewer.id),
  unseenNotificationCount: (viewer, _, ctx) => countUnseenNotifications(ctx.db, viewer.id),
  notificationPreferences: (viewer, _, ctx) => listPreferences(ctx.db, viewer.id),
  deliverySettings: (viewer, _, ctx) => getDeliverySettings(ctx.db, viewer.id),
  pushSubscriptions: (viewer, _, ctx) => listPushSubscriptions(ctx.db, viewer.id),
}
