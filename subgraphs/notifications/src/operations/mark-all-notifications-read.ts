import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { NotificationsContext } from '../context.ts'
import { updateReadAt } from '../data/notifications.ts'
import { retryAfterDeadlock } from '../data/retry-after-deadlock.ts'
import type { MarkAllNotificationsReadInput } from '../generated/resolvers.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import type { ViewerPayload } from '../payloads.ts'

/** All of them, or those that a person had before them in a list that began with `upToId`. */
export async function markAllNotificationsRead(
  ctx: NotificationsContext,
  viewer: Viewer,
  input?: MarkAllNotificationsReadInput | null,
): Promise<ViewerPayload> {
  const upToId = input?.upToId ?? null
  const from = upToId === null ? null : await ctx.loaders.notificationById.load(upToId)
  if (upToId !== null && !from) return failed(userError('NOT_FOUND', 'This notification is gone.', ['input', 'upToId']))
  await retryAfterDeadlock(ctx.db, async (trx) => {
    if (await updateReadAt(trx, viewer.id, from ? { from } : {})) await tellViewers(trx, [viewer.id])
  })
  ctx.loaders.clearAll()
  return { viewer: { id: viewer.id }, errors: [] }
}
