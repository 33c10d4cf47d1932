import { type UserError, userError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import {
  countOtherPushSubscriptions,
  deletePushSubscription,
  lockRegistrations,
  type PushSubscriptionRow,
  savePushSubscription,
} from '../data/push-subscriptions.ts'
import type { RegisterPushSubscriptionInput, UnregisterPushSubscriptionInput } from '../generated/resolvers.ts'

const mostBrowsers = 10
const longestEndpoint = 2_000
const longestUserAgent = 300
// An uncompressed P-256 point and 16 random bytes, as RFC 8291 has them.
const p256dhBytes = 65
const authBytes = 16

/** Registering an endpoint again renews it. */
export async function registerPushSubscription(
  db: Db,
  viewerId: string,
  input: RegisterPushSubscriptionInput,
  userAgent: string | null,
): Promise<{ pushSubscription: PushSubscriptionRow } | { error: UserError }> {
  const error = check(input)
  if (error) return { error }
  const { endpoint, p256dh, auth } = input
  return db.transaction().execute(async (trx) => {
    await lockRegistrations(trx, viewerId, endpoint)
    if ((await countOtherPushSubscriptions(trx, viewerId, endpoint)) >= mostBrowsers)
      return { error: userError('LIMIT_REACHED', `At most ${mostBrowsers} browsers get push messages.`) }
    const pushSubscription = await savePushSubscription(trx, {
      userId: viewerId,
      endpoint,
      p256dh,
      auth,
      userAgent: userAgent?.slice(0, longestUserAgent) ?? null,
    })
    return { pushSubscription }
  })
}

/** Gives the id of what was there; an unknown endpoint is no error. */
export async function unregisterPushSubscription(
  db: Db,
  viewerId: string,
  { endpoint }: UnregisterPushSubscriptionInput,
): Promise<string | null> {
  if (!isEndpoint(endpoint)) return null
  return db.transaction().execute((trx) => deletePushSubscription(trx, viewerId, endpoint))
}

function check({ endpoint, p256dh, auth }: RegisterPushSubscriptionInput): UserError | null {
  if (!isEndpoint(endpoint))
    return userError('INVALID', 'The endpoint must be an https address.', ['input', 'endpoint'])
  if (!isBase64url(p256dh, p256dhBytes))
    return userError('INVALID', 'This is not the public key of a push subscription.', ['input', 'p256dh'])
  if (!isBase64url(auth, authBytes))
    return userError('INVALID', 'This is not the secret of a push subscription.', ['input', 'auth'])
  return null
}

const isEndpoint = (text: string) =>
  text.length <= longestEndpoint && /^https:\/\/[!-~]+$/.test(text) && URL.canParse(text)

const isBase64url = (text: string, bytes: number) =>
  /^[\w-]+={0,2}$/.test(text) && Buffer.from(text, 'base64url').length === bytes
