import { parseIds } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { NotificationsContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import { lockNotificationsOfGroups } from '../data/notification-groups.ts'
import { deleteNotificationRows } from '../data/notifications.ts'
import { retryAfterDeadlock } from '../data/retry-after-deadlock.ts'
import type { DeleteNotificationGroupsInput } from '../generated/resolvers.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import type { GroupDeletionPayload } from '../payloads.ts'
import { checkNotificationGroupIds } from '../rules/notification-ids.ts'

/** Deletes what stands in them in sight, and gives the ids of those in which something stood. */
export async function deleteNotificationGroups(
  ctx: NotificationsContext,
  viewer: Viewer,
  input: DeleteNotificationGroupsInput,
): Promise<GroupDeletionPayload> {
  const error = checkNotificationGroupIds(input.notificationGroupIds)
  if (error) return failed(error)
  const ids = parseIds(input.notificationGroupIds)
  const deletedNotificationGroupIds =
    ids.length === 0 ? [] : await retryAfterDeadlock(ctx.db, (trx) => deleteAll(trx, viewer.id, ids))
  ctx.loaders.clearAll()
  return { deletedNotificationGroupIds, viewer: { id: viewer.id }, errors: [] }
}

async function deleteAll(trx: Trx, viewerId: string, groupIds: readonly string[]): Promise<string[]> {
  const members = await lockNotificationsOfGroups(trx, viewerId, groupIds)
  if (members.length === 0) return []
  const deleted = members.map(({ id }) => id)
  await deleteNotificationRows(trx, viewerId, deleted)
  await tellViewers(trx, [viewerId])
  return [...new Set(members.map(({ groupId }) => groupId))]
}
