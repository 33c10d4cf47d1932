import type { UserError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import * as notifications from '../data/notifications.ts'
import type { DeleteNotificationsInput } from '../generated/resolvers.ts'
import { againAfterDeadlock } from '../data/retry-after-deadlock.ts'
import { checkNotificationIds } from '../rules/notification-ids.ts'

/** Gives the ids of those that were there. */
export async function deleteNotifications(
  db: Db,
  viewerId: string,
  input: DeleteNotificationsInput,
): Promise<{ deletedIds: string[] } | { error: UserError }> {
  const checked = checkNotificationIds(input.notificationIds)
  if ('error' in checked) return checked
  const { ids } = checked
  if (ids.length === 0) return { deletedIds: [] }
  return { deletedIds: await againAfterDeadlock(db, (trx) => notifications.deleteNotifications(trx, viewerId, ids)) }
}
