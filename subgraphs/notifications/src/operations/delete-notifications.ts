import { parseIds } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { NotificationsContext } from '../context.ts'
import { deleteNotificationRows } from '../data/notifications.ts'
import { retryAfterDeadlock } from '../data/retry-after-deadlock.ts'
import type { DeleteNotificationsInput } from '../generated/resolvers.ts'
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
    ids.length === 0 ? [] : await retryAfterDeadlock(ctx.db, (trx) => deleteNotificationRows(trx, viewer.id, ids))
  ctx.loaders.clearAll()
  return { deletedNotificationIds, viewer: { id: viewer.id }, errors: [] }
}
