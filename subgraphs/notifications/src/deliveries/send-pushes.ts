import {
  deliveriesChannel,
  type LeasedPush,
  leasePush,
  settleDeliveries,
  updateNextAttempt,
} from '../data/deliveries.ts'
import { listDueNews } from '../data/due-news.ts'
import { deleteBrowser, findBrowser, updateLastUsed } from '../data/push-subscriptions.ts'
import { type PushAnswer, postPush } from '../push/post-push.ts'
import { topicOf, writePush } from '../push/write-push.ts'
import type { NotificationsService, NotificationsWorker } from '../setup.ts'
import { keepDue } from './keep-due.ts'
import { countersOf } from './metrics.ts'
import { backoffMs, isLastAttempt } from './retries.ts'

/** Sends what browsers hear. A worker of its own: a push service that hangs holds up no mail, and few of these. */
export const sendPushes: NotificationsWorker = {
  name: 'send-pushes',
  channel: deliveriesChannel,
  pollMs: 5_000,
  concurrency: () => 8,
  async run(service) {
    const push = await leasePush(service.database.system)
    if (!push) return false
    await sendPush(service, push)
    return true
  },
}

async function sendPush(service: NotificationsService, lease: LeasedPush): Promise<void> {
  const { database, setup, log } = service
  const { system } = database
  const { recipient, news: due } = await listDueNews(system, lease.deliveryIds, 'PUSH')
  const [news] = await keepDue(service, lease, 'PUSH', due)
  const browser = news && (await findBrowser(system, lease.pushSubscriptionId))
  if (!news || !browser) return
  const { sent: counter } = countersOf(service.metrics)
  const key = browser.applicationServerKey === null ? null : await setup.vapidKeys.find(browser.applicationServerKey)
  if (!key) return deleteBrowser(system, lease.pushSubscriptionId)
  const payload = writePush(news, recipient.locale)
  const answer = await postPush(
    {
      ...browser,
      ...{ key, contact: setup.contact, payload: JSON.stringify(payload), topic: topicOf(payload) },
      isUrgent: news.type === 'MESSAGE' || news.type === 'SECURITY',
    },
    setup.pushAgent,
  ).catch((error: NodeJS.ErrnoException) => error)
  const { outcome, lastError, delayMs = 0 } = judge(answer, lease)
  counter.inc({ channel: 'PUSH', outcome })
  if (outcome === 'SENT') {
    await settleDeliveries(system, lease, { state: 'SENT' })
    return updateLastUsed(system, lease.pushSubscriptionId)
  }
  const [deliveryId] = lease.deliveryIds
  // The endpoint is as good as a key to the browser, and an error may quote it.
  log.info({ deliveryId, attempts: lease.attempts, error: lastError, outcome }, 'push message not sent')
  if (outcome === 'GONE') await deleteBrowser(system, lease.pushSubscriptionId)
  else if (outcome === 'FAILED') await settleDeliveries(system, lease, { state: 'FAILED', lastError })
  else await updateNextAttempt(system, lease, { delayMs, lastError })
}

interface Judgement {
  outcome: 'SENT' | 'RETRIED' | 'FAILED' | 'GONE'
  lastError: string
  delayMs?: number
}

const mostDelayMs = 4 * 60 * 60 * 1000

function judge(answer: PushAnswer | NodeJS.ErrnoException, lease: LeasedPush): Judgement {
  const delayMs = backoffMs(lease)
  const again = isLastAttempt(lease) ? 'FAILED' : 'RETRIED'
  if (answer instanceof Error) {
    // The agent connects to no address that is not public, and Node encrypts for no key that is none.
    const isUnusable = /is not allowed|p256dh|public key/i.test(answer.message)
    if (isUnusable) return { outcome: 'FAILED', lastError: 'unusable endpoint or key' }
    return { outcome: again, lastError: answer.code ?? answer.name, delayMs }
  }
  const { status, retryAfterMs } = answer
  const lastError = `status ${status}`
  if (status >= 200 && status < 300) return { outcome: 'SENT', lastError }
  if (status === 404 || status === 410) return { outcome: 'GONE', lastError }
  const isPassing = status === 408 || status === 429 || status >= 500
  if (!isPassing) return { outcome: 'FAILED', lastError }
  return { outcome: again, lastError, delayMs: Math.min(Math.max(delayMs, retryAfterMs ?? 0), mostDelayMs) }
}
