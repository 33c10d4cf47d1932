import type { Viewer } from '@plaza/server'
import type { NotificationsContext } from '../context.ts'
import { updateReadAt } from '../data/notifications.ts'
import { retryAfterDeadlock } from '../data/retry-after-deadlock.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import type { ViewerPayload } from '../payloads.ts'

export async function markAllNotificationsRead(ctx: NotificationsContext, viewer: Viewer): Promise<ViewerPayload> {
  await retryAfterDeadlock(ctx.db, async (trx) => {
    if (await updateReadAt(trx, viewer.id)) await tellViewers(trx, [viewer.id])
  })
  ctx.loaders.clearAll()
  return { viewer: { id: viewer.id }, errors: [] }
}
