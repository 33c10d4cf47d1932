import {
  deliveriesChannel,
  type LeasedMail,
  leaseMail,
  settleDeliveries,
  updateNextAttempt,
} from '../data/deliveries.ts'
import { listDueNews } from '../data/due-news.ts'
import { insertMailStops } from '../data/mail-stops.ts'
import { writeMail } from '../mail/write-mail.ts'
import type { NotificationsService, NotificationsWorker } from '../setup.ts'
import { keepDue } from './keep-due.ts'
import { countersOf } from './metrics.ts'
import { backoffMs, isLastAttempt } from './retries.ts'

/** Sends what people hear by e-mail. A worker of its own: a mail server that hangs holds up no push message. */
export const sendMails: NotificationsWorker = {
  name: 'send-mails',
  channel: deliveriesChannel,
  pollMs: 5_000,
  // Each waits for the mail server, and does nothing else.
  concurrency: () => 2,
  async run(service) {
    const mail = await leaseMail(service.database.system)
    if (!mail) return false
    await sendMail(service, mail)
    return true
  },
}

async function sendMail(service: NotificationsService, lease: LeasedMail): Promise<void> {
  const { database, config, setup, log } = service
  const { mailId, userId } = lease
  const { recipient, news: due } = await listDueNews(database.system, lease.deliveryIds, 'EMAIL')
  const news = await keepDue(service, lease, 'EMAIL', due)
  if (news.length === 0 || recipient.email === null) return
  const sent = { ...lease, deliveryIds: news.map(({ deliveryId }) => deliveryId) }
  const letter = { userId, name: recipient.name, locale: recipient.locale, news }
  const content = writeMail(letter, { webUrl: config.WEB_URL, links: setup.unsubscribeLinks })
  const { sent: counter } = countersOf(service.metrics)
  try {
    await setup.transport.send({ id: mailId, to: recipient.email, ...content })
  } catch (error) {
    const { lastError, isFinal, isNoMailbox } = readFailure(error)
    if (isNoMailbox) {
      await database.system.transaction().execute((trx) => insertMailStops(trx, [{ userId, reason: 'BOUNCED' }]))
    }
    const isGivenUp = isFinal || isLastAttempt(lease)
    log.warn({ mailId, attempts: lease.attempts, error: lastError, isGivenUp }, 'mail not sent')
    counter.inc({ channel: 'EMAIL', outcome: isGivenUp ? 'FAILED' : 'RETRIED' })
    if (isGivenUp) await settleDeliveries(database.system, sent, { state: 'FAILED', lastError })
    else await updateNextAttempt(database.system, sent, { delayMs: backoffMs(lease), lastError })
    return
  }
  await settleDeliveries(database.system, sent, { state: 'SENT' })
  counter.inc({ channel: 'EMAIL', outcome: 'SENT' }, sent.deliveryIds.length)
}

interface Failure {
  /** `RCPT TO 550`: an SMTP error may quote the address, so only its codes are told. */
  lastError: string
  /** The mail server has refused the address or the mail, and would again; a refused sender is ours to mend. */
  isFinal: boolean
  isNoMailbox: boolean
}

function readFailure(error: unknown): Failure {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number }
  if (responseCode === undefined) return { lastError: code ?? 'no code', isFinal: false, isNoMailbox: false }
  const isOfMail = command === 'RCPT TO' || command === 'DATA'
  return {
    lastError: `${command ?? code} ${responseCode}`,
    isFinal: isOfMail && responseCode >= 500,
    isNoMailbox: command === 'RCPT TO' && [550, 551, 553].includes(responseCode),
  }
}
