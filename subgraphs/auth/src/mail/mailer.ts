import { describe, type Logger } from '@plaza/server'
import type { MailTransport } from '@plaza/subgraph'
import { type AccountRow, findAccountByEmail, findAccountForUpdate } from '../data/accounts.ts'
import type { Db } from '../data/db.ts'
import { insertEmailVerification, insertPasswordReset } from '../data/mailed-links.ts'
import { claimDueMail, deleteMail, type OutgoingMail, updateMailDelay } from '../data/outgoing-mails.ts'
import { createToken, hashToken } from '../tokens/opaque-token.ts'
import { writeMail } from './templates.ts'

/** Half a day of tries, ever further apart; then the mail is given up. */
const maxAttempts = 12
const backoffMs = (attempts: number) => Math.min(2 ** attempts * 15_000, 4 * 60 * 60 * 1000)

export interface MailerOptions {
  readonly db: Db
  readonly transport: MailTransport
  readonly webUrl: string
  readonly log: Logger
}

/** Sends queued mails: right after the request that asked for one, and from a job those that were left behind. */
export class Mailer {
  readonly #options: MailerOptions
  #sending: Promise<void> | null = null
  #isWokenAgain = false

  constructor(options: MailerOptions) {
    this.#options = options
  }

  /** Starts sending without waiting for it: how long it takes must not tell whether there was anything to send. */
  wake(): void {
    this.sendDue().catch((error) => this.#options.log.error({ err: describe(error) }, 'mails could not be sent'))
  }

  /** Sends what is due; resolves when the queue has nothing more for now. */
  async sendDue(): Promise<void> {
    if (this.#sending) {
      this.#isWokenAgain = true
      return this.#sending
    }
    this.#sending = this.#drain().finally(() => {
      this.#sending = null
    })
    return this.#sending
  }

  async stop(): Promise<void> {
    await this.#sending?.catch(() => {})
    this.#options.transport.close()
  }

  async #drain(): Promise<void> {
    do {
      this.#isWokenAgain = false
      for (let mail = await this.#claim(); mail; mail = await this.#claim()) await this.#send(mail)
    } while (this.#isWokenAgain)
  }

  #claim(): Promise<OutgoingMail | null> {
    return claimDueMail(this.#options.db)
  }

  async #send(mail: OutgoingMail): Promise<void> {
    const { db, transport, log } = this.#options
    try {
      const letter = await this.#prepare(mail)
      if (letter) await transport.send(letter)
      await deleteMail(db, mail.id)
    } catch (error) {
      // An SMTP error may quote the address, so only its code is told.
      const { code, responseCode } = error as { code?: string; responseCode?: number }
      const isGivenUp = mail.attempts >= maxAttempts
      log.warn(
        { mailId: mail.id, kind: mail.kind, attempts: mail.attempts, code, responseCode, isGivenUp },
        'mail not sent',
      )
      await (isGivenUp ? deleteMail(db, mail.id) : updateMailDelay(db, mail.id, backoffMs(mail.attempts)))
    }
  }

  /** Makes the link now, so that the queue never holds one. Null when there is nobody to write to any more. */
  async #prepare(mail: OutgoingMail) {
    const { db, webUrl } = this.#options
    const token = createToken()
    const account = await db.transaction().execute(async (trx) => {
      const accountId = mail.accountId ?? (await findAccountByEmail(trx, mail.address))?.id
      const locked = accountId && (await findAccountForUpdate(trx, accountId))
      if (!locked || !isStillWanted(mail, locked)) return null
      const link = { accountId: locked.id, tokenHash: hashToken(token), now: new Date() }
      if (mail.kind === 'PASSWORD_RESET') await insertPasswordReset(trx, link)
      else if (mail.kind !== 'EMAIL_CHANGE_NOTICE') {
        await insertEmailVerification(trx, { ...link, email: mail.address })
      }
      return locked
    })
    if (!account) return null
    const { username, locale } = account
    return { id: mail.id, to: mail.address, ...writeMail(mail.kind, { username, locale, token, webUrl }) }
  }
}

/** Between the request and the mail, the address may have been confirmed or changed again, and the password too. */
function isStillWanted(mail: OutgoingMail, account: AccountRow): boolean {
  if (mail.kind === 'VERIFY_EMAIL') return account.emailVerifiedAt === null && account.email === mail.address
  if (mail.kind === 'CONFIRM_NEW_EMAIL') return account.pendingEmail === mail.address
  if (mail.kind === 'EMAIL_CHANGE_NOTICE') return true
  return account.email === mail.address && account.passwordChangedAt <= mail.createdAt
}
