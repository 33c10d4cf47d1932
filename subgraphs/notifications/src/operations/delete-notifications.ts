import { parseIds } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { NotificationsContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import { deleteNotificationRows } from '../data/notifications.ts'
import { retryAfterDeadlock } from '../data/retry-after-deadlock.ts'
import type { DeleteNotificationsInput } from '../generated/resolvers.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import type { DeletionPayload } from '../payloads.ts'
import { checkNotificationIds } from '../rules/notification-ids.ts'

/** Gives the ids of those that were there. */
export async function deleteNotifications(
  ctx: NotificationsContext,
  viewer: Viewer,
  input: DeleteNotificationsInput,
): Promise<DeletionPayload> {
  const error = checkNotificationIds(input.notificationIds)
  if (error) return failed(error)
  const ids = parseIds(input.notificationIds)
  const deletedNotificationIds =
    ids.length === 0 ? [] : await retryAfterDeadlock(ctx.db, (trx) => deleteAll(trx, viewer.id, ids))
  ctx.loaders.clearAll()
  return { deletedNotificationIds, viewer: { id: viewer.id }, errors: [] }
}

async function deleteAll(trx: Trx, viewerId: string, ids: readonly string[]): Promise<string[]> {
  const deleted = await deleteNotificationRows(trx, viewerId, ids)
  if (deleted.length > 0) await tellViewers(trx, [viewerId])
  return deleted
}
