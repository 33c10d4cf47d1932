import { parsePage, toConnection } from '@plaza/database'
import { resolveViewerReference } from '@plaza/subgraph'
import { countUnreadNotifications, listNotifications } from '../data/notifications.ts'
import { listPreferences } from '../data/preferences.ts'
import { listPushSubscriptions } from '../data/push-subscriptions.ts'
import type { ViewerResolvers } from '../generated/resolvers.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: resolveViewerReference,
  notifications: async (viewer, args, ctx) => {
    const page = parsePage(args, ['time', 'uuid'])
    const rows = await listNotifications(ctx.db, viewer.id, { unreadOnly: args.unreadOnly }, page)
    return toConnection(rows, page, (row) => [row.createdAt, row.id])
  },
  unreadNotificationCount: (viewer, _, ctx) => countUnreadNotifications(ctx.db, viewer.id),
  notificationPreferences: (viewer, _, ctx) => listPreferences(ctx.db, viewer.id),
  pushSubscriptions: (viewer, _, ctx) => listPushSubscriptions(ctx.db, viewer.id),
}
