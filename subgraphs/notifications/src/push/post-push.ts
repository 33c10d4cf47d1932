import { type Agent, request } from 'node:https'
import webPush from 'web-push'
import type { VapidKeyPair } from './vapid-keys.ts'

export interface PushMessage {
  endpoint: string
  p256dh: string
  auth: string
  payload: string
  key: VapidKeyPair
  /** How push services reach those who run this service: a `mailto:` address. */
  contact: string
  /** A message that is not delivered yet gives way to the next one of the same topic. */
  topic: string
  isUrgent: boolean
}

export interface PushAnswer {
  status: number
  /** As the push service wishes, with 429 and the like. */
  retryAfterMs: number | null
}

/** How long a push service keeps what a browser that is away cannot get. */
const keptSeconds = 24 * 60 * 60
const patienceMs = 15_000

/**
 * Encrypts the message for its browser and hands it to the browser's push service, without following redirects or reading
 * what it says: anybody may have given the endpoint.
 * @throws when the keys of the browser are unusable, or nobody answers in time
 */
export async function postPush(message: PushMessage, agent: Agent): Promise<PushAnswer> {
  const { endpoint, p256dh, auth, payload, key, contact, topic, isUrgent } = message
  const { method, headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
    vapidDetails: { subject: contact, ...key },
    TTL: keptSeconds,
    urgency: isUrgent ? 'high' : 'normal',
    topic,
  })
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patienceMs)
    const posted = request(endpoint, { method, headers: headers as Record<string, string>, agent, signal })
    posted.once('error', reject)
    posted.once('response', (response) => {
      const seconds = Number(response.headers['retry-after'])
      resolve({ status: response.statusCode ?? 0, retryAfterMs: seconds > 0 ? seconds * 1000 : null })
      response.destroy()
    })
    posted.end(body)
  })
}
