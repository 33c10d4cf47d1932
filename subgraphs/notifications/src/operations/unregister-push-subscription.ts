import type { Viewer } from '@plaza/server'
import type { NotificationsContext } from '../context.ts'
import { deletePushSubscription } from '../data/push-subscriptions.ts'
import type { UnregisterPushSubscriptionInput, UnregisterPushSubscriptionPayload } from '../generated/resolvers.ts'
import { isEndpoint } from '../rules/push-endpoint.ts'

/** Gives the id of what was there; an unknown endpoint is no error. */
export async function unregisterPushSubscription(
  ctx: NotificationsContext,
  viewer: Viewer,
  { endpoint }: UnregisterPushSubscriptionInput,
): Promise<UnregisterPushSubscriptionPayload> {
  if (!isEndpoint(endpoint)) return { unregisteredPushSubscriptionId: null, errors: [] }
  const id = await ctx.db.transaction().execute((trx) => deletePushSubscription(trx, viewer.id, endpoint))
  ctx.loaders.clearAll()
  return { unregisteredPushSubscriptionId: id, errors: [] }
}
