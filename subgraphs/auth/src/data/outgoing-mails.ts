import { newId } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/** About the account's own suspension. */
export type DecisionMailKind = 'SUSPENDED' | 'SUSPENSION_REVERSED' | 'SUSPENSION_UPHELD'

export type LinkMailKind = 'VERIFY_EMAIL' | 'CONFIRM_NEW_EMAIL' | 'EMAIL_CHANGE_NOTICE' | 'PASSWORD_RESET'

export type MailKind = LinkMailKind | DecisionMailKind

export interface OutgoingMail {
  id: string
  kind: MailKind
  accountId: string | null
  address: string
  /** Of mails about a decision, which one; null of all others. */
  decisionId: string | null
  attempts: number
  createdAt: Date
}

interface DecisionMail {
  kind: DecisionMailKind
  accountId: string
  address: string
  decisionId: string
}

/** Asks for a mail in the transaction of what it is about. The row holds no link: the mailer makes that. */
export async function insertMail(
  trx: Trx,
  mail: { kind: LinkMailKind; accountId: string | null; address: string } | DecisionMail,
): Promise<void> {
  await trx
    .insertInto('outgoingMails')
    .values({ id: newId(), ...mail })
    .execute()
}

/** Takes back mails that wait to be sent, e.g. because a newer one replaces them. */
export async function deleteMailsOfAccount(trx: Trx, accountId: string, kinds: readonly MailKind[]): Promise<void> {
  await trx.deleteFrom('outgoingMails').where('accountId', '=', accountId).where('kind', 'in', kinds).execute()
}

/** The lease on a mail that is being sent; a mail whose sender has died is due again after it. */
const leaseMs = 120_000

/** Takes the next mail that is due, or gives null. Two senders never get the same one. */
export async function claimDueMail(system: Db): Promise<OutgoingMail | null> {
  const row = await system
    .updateTable('outgoingMails')
    .set({ attempts: sql<number>`attempts + 1`, sendAfter: inMs(leaseMs) })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('outgoingMails')
        .select('id')
        .where('sendAfter', '<=', sql<Date>`now()`)
        .orderBy('sendAfter')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'kind', 'accountId', 'address', 'decisionId', 'attempts', 'createdAt'])
    .$castTo<OutgoingMail>()
    .executeTakeFirst()
  return row ?? null
}

/** Has a mail sent no earlier than in so many milliseconds. */
export async function updateMailDelay(system: Db, id: string, ms: number): Promise<void> {
  await system
    .updateTable('outgoingMails')
    .set({ sendAfter: inMs(ms) })
    .where('id', '=', id)
    .execute()
}

export async function deleteMail(system: Db, id: string): Promise<void> {
  await system.deleteFrom('outgoingMails').where('id', '=', id).execute()
}

const inMs = (ms: number) => sql<Date>`now() + ${ms} * interval '1 millisecond'`
