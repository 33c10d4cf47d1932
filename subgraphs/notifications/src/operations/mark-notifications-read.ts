import type { UserError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { findNotifications, markRead, type NotificationRow } from '../data/notifications.ts'
import type { MarkNotificationsReadInput } from '../generated/resolvers.ts'
import { againAfterDeadlock } from '../data/retry-after-deadlock.ts'
import { checkNotificationIds } from '../rules/notification-ids.ts'

/** Gives those that are the viewer's, in the order asked for; those read before are no error. */
export async function markNotificationsRead(
  db: Db,
  viewerId: string,
  input: MarkNotificationsReadInput,
): Promise<{ notifications: NotificationRow[] } | { error: UserError }> {
  const checked = checkNotificationIds(input.notificationIds)
  if ('error' in checked) return checked
  const { ids } = checked
  if (ids.length === 0) return { notifications: [] }
  return againAfterDeadlock(db, async (trx) => {
    await markRead(trx, viewerId, ids)
    const found = await findNotifications(trx, viewerId, ids)
    return { notifications: ids.flatMap((id) => found.get(id) ?? []) }
  })
}

export async function markAllNotificationsRead(db: Db, viewerId: string): Promise<void> {
  await againAfterDeadlock(db, (trx) => markRead(trx, viewerId))
}
