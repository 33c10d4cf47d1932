import { parseIds } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { NotificationsContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import { listNotificationsByIds, type NotificationRow, updateReadAt } from '../data/notifications.ts'
import { retryAfterDeadlock } from '../data/retry-after-deadlock.ts'
import type { MarkNotificationsReadInput } from '../generated/resolvers.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import type { NotificationsPayload } from '../payloads.ts'
import { checkNotificationIds } from '../rules/notification-ids.ts'

/** Gives those that are the viewer's, in the order asked for; those read before are no error. */
export async function markNotificationsRead(
  ctx: NotificationsContext,
  viewer: Viewer,
  input: MarkNotificationsReadInput,
): Promise<NotificationsPayload> {
  const error = checkNotificationIds(input.notificationIds)
  if (error) return failed(error)
  const ids = parseIds(input.notificationIds)
  const notifications = ids.length === 0 ? [] : await retryAfterDeadlock(ctx.db, (trx) => markRead(trx, viewer.id, ids))
  ctx.loaders.clearAll()
  return { notifications, viewer: { id: viewer.id }, errors: [] }
}

async function markRead(trx: Trx, viewerId: string, ids: readonly string[]): Promise<NotificationRow[]> {
  if (await updateReadAt(trx, viewerId, { ids })) await tellViewers(trx, [viewerId])
  const found = await listNotificationsByIds(trx, viewerId, ids)
  return ids.flatMap((id) => found.get(id) ?? [])
}
