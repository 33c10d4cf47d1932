import type { Viewer } from '@plaza/server'
import type { NotificationsContext } from '../context.ts'
import { updateSeenAt } from '../data/notifications.ts'
import { retryAfterDeadlock } from '../data/retry-after-deadlock.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import type { ViewerPayload } from '../payloads.ts'

/** The viewer has looked at the list; nothing of it is read by that. */
export async function markNotificationsSeen(ctx: NotificationsContext, viewer: Viewer): Promise<ViewerPayload> {
  await retryAfterDeadlock(ctx.db, async (trx) => {
    if (await updateSeenAt(trx, viewer.id)) await tellViewers(trx, [viewer.id])
  })
  ctx.loaders.clearAll()
  return { viewer: { id: viewer.id }, errors: [] }
}
