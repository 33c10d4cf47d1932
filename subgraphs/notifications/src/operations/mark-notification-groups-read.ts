import { parseIds } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { NotificationsContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import {
  listNotificationGroupsByIds,
  lockNotificationsOfGroups,
  type NotificationGroupRow,
} from '../data/notification-groups.ts'
import { updateReadAt } from '../data/notifications.ts'
import { retryAfterDeadlock } from '../data/retry-after-deadlock.ts'
import type { MarkNotificationGroupsReadInput } from '../generated/resolvers.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import type { NotificationGroupsPayload } from '../payloads.ts'
import { checkNotificationGroupIds } from '../rules/notification-ids.ts'

/** Gives those that are the viewer's, in the order asked for; those read before are no error. */
export async function markNotificationGroupsRead(
  ctx: NotificationsContext,
  viewer: Viewer,
  input: MarkNotificationGroupsReadInput,
): Promise<NotificationGroupsPayload> {
  const error = checkNotificationGroupIds(input.notificationGroupIds)
  if (error) return failed(error)
  const ids = parseIds(input.notificationGroupIds)
  const notificationGroups =
    ids.length === 0 ? [] : await retryAfterDeadlock(ctx.db, (trx) => markRead(trx, viewer, ids))
  ctx.loaders.clearAll()
  return { notificationGroups, viewer: { id: viewer.id }, errors: [] }
}

async function markRead(
  trx: Trx,
  { id: viewerId }: Viewer,
  groupIds: readonly string[],
): Promise<NotificationGroupRow[]> {
  const ids = (await lockNotificationsOfGroups(trx, viewerId, groupIds)).map(({ id }) => id)
  if (ids.length > 0 && (await updateReadAt(trx, viewerId, { ids }))) await tellViewers(trx, [viewerId])
  const found = await listNotificationGroupsByIds(trx, viewerId, groupIds)
  return groupIds.flatMap((id) => found.get(id) ?? [])
}
