import type { Viewer } from '@plaza/server'
import type { NotificationsContext } from '../context.ts'
import { updateReadAt } from '../data/notifications.ts'
import { retryAfterDeadlock } from '../data/retry-after-deadlock.ts'
import type { ViewerPayload } from '../payloads.ts'

export async function markAllNotificationsRead(ctx: NotificationsContext, viewer: Viewer): Promise<ViewerPayload> {
  await retryAfterDeadlock(ctx.db, (trx) => updateReadAt(trx, viewer.id))
  ctx.loaders.clearAll()
  return { viewer: { id: viewer.id }, errors: [] }
}
