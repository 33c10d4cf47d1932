import { describe, type Logger } from '@plaza/server'
import type { MailTransport } from '@plaza/subgraph'
import { type AccountRow, findAccount, findAccountByEmail, findAccountForUpdate } from '../data/accounts.ts'
import type { Db } from '../data/db.ts'
import { type DecisionRow, listDecisionsByIds } from '../data/decisions.ts'
import { insertEmailVerification, insertPasswordReset } from '../data/mailed-links.ts'
import {
  claimDueMail,
  type DecisionMailKind,
  deleteMail,
  type LinkMailKind,
  type OutgoingMail,
  updateMailDelay,
} from '../data/outgoing-mails.ts'
import { appealsEndAt } from '../rules/evidence.ts'
import { createToken, hashToken } from '../tokens/opaque-token.ts'
import { decisionLetter } from './decision-letters.ts'
import { renderLetter, writeMail } from './templates.ts'

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

  async #prepare(mail: OutgoingMail) {
    const { kind } = mail
    return isAboutDecision(kind) ? this.#prepareDecision(mail, kind) : this.#prepareLink(mail, kind)
  }

  /** Null when the account has gone or another address, or the decision is not so any more. */
  async #prepareDecision({ id, accountId, address, decisionId }: OutgoingMail, kind: DecisionMailKind) {
    const { db, webUrl } = this.#options
    const account = accountId === null ? null : await findAccount(db, accountId)
    const decision = decisionId === null ? undefined : (await listDecisionsByIds(db, [decisionId])).get(decisionId)
    if (account?.email !== address || !decision || !isStillSo(kind, decision)) return null
    const { username, locale } = account
    const { rule, decidedAt } = decision
    const letter = decisionLetter(kind, { rule, appealsEndAt: appealsEndAt(decidedAt), locale, webUrl })
    return { id, to: address, ...renderLetter(letter, { username, locale }) }
  }

  /** Makes the link now, so that the queue never holds one. Null when there is nobody to write to any more. */
  async #prepareLink(mail: OutgoingMail, kind: LinkMailKind) {
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
    return { id: mail.id, to: mail.address, ...writeMail(kind, { username, locale, token, webUrl }) }
  }
}

const isAboutDecision = (kind: OutgoingMail['kind']): kind is DecisionMailKind => kind.startsWith('SUSPEN')

/** An appeal may have been accepted before the mail could go. */
const isStillSo = (kind: DecisionMailKind, { reversedAt }: DecisionRow): boolean =>
  (kind === 'SUSPENSION_REVERSED') === (reversedAt !== null)

/** Between the request and the mail, the address may have been confirmed or changed again, and the password too. */
function isStillWanted(mail: OutgoingMail, account: AccountRow): boolean {
  if (mail.kind === 'VERIFY_EMAIL') return account.emailVerifiedAt === null && account.email === mail.address
  if (mail.kind === 'CONFIRM_NEW_EMAIL') return account.pendingEmail === mail.address
  if (mail.kind === 'EMAIL_CHANGE_NOTICE') return true
  return account.email === mail.address && account.passwordChangedAt <= mail.createdAt
}
