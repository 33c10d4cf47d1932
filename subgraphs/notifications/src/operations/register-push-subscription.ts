import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { NotificationsContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import {
  countOtherPushSubscriptions,
  lockRegistrations,
  type NewPushSubscription,
  type PushSubscriptionRow,
  upsertPushSubscription,
} from '../data/push-subscriptions.ts'
import type { RegisterPushSubscriptionInput } from '../generated/resolvers.ts'
import type { PushSubscriptionPayload } from '../payloads.ts'
import { isEndpoint } from '../rules/push-endpoint.ts'

const mostBrowsers = 10
const longestUserAgent = 300
// An uncompressed P-256 point and 16 random bytes, as RFC 8291 has them.
const p256dhBytes = 65
const authBytes = 16

/** Registering an endpoint again renews it. */
export async function registerPushSubscription(
  ctx: NotificationsContext,
  viewer: Viewer,
  input: RegisterPushSubscriptionInput,
): Promise<PushSubscriptionPayload> {
  const error = check(input)
  if (error) return failed(error)
  const { endpoint, p256dh, auth, applicationServerKey } = input
  const key = applicationServerKey ?? (await ctx.vapidKeys.publicKey())
  if (!(await ctx.vapidKeys.find(key)))
    return failed(
      userError('EXPIRED', 'The browser has subscribed with a key that is out of date; subscribe anew.', [
        'input',
        'applicationServerKey',
      ]),
    )
  const userAgent = ctx.client.userAgent?.slice(0, longestUserAgent) ?? null
  const subscription = {
    userId: viewer.id,
    endpoint,
    p256dh,
    auth,
    userAgent,
    applicationServerKey: key,
    sessionId: viewer.sessionId,
  }
  const pushSubscription = await ctx.db.transaction().execute((trx) => register(trx, subscription))
  if (!pushSubscription)
    return failed(
      userError('LIMIT_REACHED', `At most ${mostBrowsers} browsers get push messages.`, undefined, {
        limit: mostBrowsers,
      }),
    )
  ctx.loaders.clearAll()
  return { pushSubscription, errors: [] }
}

/** Null when the person has as many browsers as there may be. */
async function register(trx: Trx, subscription: NewPushSubscription): Promise<PushSubscriptionRow | null> {
  const { userId, endpoint } = subscription
  await lockRegistrations(trx, userId, endpoint)
  if ((await countOtherPushSubscriptions(trx, userId, endpoint)) >= mostBrowsers) return null
  return upsertPushSubscription(trx, subscription)
}

function check({ endpoint, p256dh, auth }: RegisterPushSubscriptionInput): UserError | null {
  if (!isEndpoint(endpoint))
    return userError(
      'INVALID',
      'The endpoint must be the public https address, on port 443, that the browser was given by its push service.',
      ['input', 'endpoint'],
    )
  if (!isBase64url(p256dh, p256dhBytes))
    return userError('INVALID', 'This is not the public key of a push subscription.', ['input', 'p256dh'])
  if (!isBase64url(auth, authBytes))
    return userError('INVALID', 'This is not the secret of a push subscription.', ['input', 'auth'])
  return null
}

const isBase64url = (text: string, bytes: number) =>
  /^[\w-]+={0,2}$/.test(text) && Buffer.from(text, 'base64url').length === bytes
