import { newId } from '@plaza/database'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../generated/database.ts'

export type MailKind = 'VERIFY_EMAIL' | 'CONFIRM_NEW_EMAIL' | 'EMAIL_CHANGE_NOTICE' | 'PASSWORD_RESET'

export interface OutgoingMail {
  id: string
  kind: MailKind
  accountId: string | null
  address: string
  attempts: number
  createdAt: Date
}

/** Asks for a mail in the transaction of what it is about. It holds no link: the mailer makes that. */
export async function queueMail(
  trx: Transaction<DB>,
  mail: { kind: MailKind; accountId: string | null; address: string },
): Promise<void> {
  await trx
    .insertInto('outgoingMails')
    .values({ id: newId(), ...mail })
    .execute()
}

/** Takes back what waits to be sent, e.g. because a newer mail replaces it. */
export async function cancelMails(trx: Transaction<DB>, accountId: string, kinds: readonly MailKind[]): Promise<void> {
  await trx.deleteFrom('outgoingMails').where('accountId', '=', accountId).where('kind', 'in', kinds).execute()
}

/** A mail is on loan for so long; one whose sender has died goes out again after it. */
const leaseMs = 120_000

/** Takes the next mail that is due. Two senders never get the same one. */
export async function claimDueMail(system: Kysely<DB>): Promise<OutgoingMail | undefined> {
  const row = await system
    .updateTable('outgoingMails')
    .set({ attempts: sql<number>`attempts + 1`, sendAfter: sql<Date>`now() + ${leaseMs} * interval '1 millisecond'` })
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
    .returning(['id', 'kind', 'accountId', 'address', 'attempts', 'createdAt'])
    .executeTakeFirst()
  return row && { ...row, kind: row.kind as MailKind }
}

export async function postponeMail(system: Kysely<DB>, id: string, ms: number): Promise<void> {
  await system
    .updateTable('outgoingMails')
    .set({ sendAfter: sql<Date>`now() + ${ms} * interval '1 millisecond'` })
    .where('id', '=', id)
    .execute()
}

export async function deleteMail(system: Kysely<DB>, id: string): Promise<void> {
  await system.deleteFrom('outgoingMails').where('id', '=', id).execute()
}
