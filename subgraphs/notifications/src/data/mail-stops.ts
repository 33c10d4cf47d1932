import { statement, uuidRows } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { MailStopReason, MailStops } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'

export type MailStopRow = Pick<Selectable<MailStops>, 'reason' | 'stoppedAt'>

const stopOf = statement((db: Db, { userId }: { userId: string }) =>
  db.selectFrom('mailStops').select(['reason', 'stoppedAt']).where('userId', '=', userId),
)

/** Null while mails go to the person. */
export async function findMailStop(db: Db, userId: string): Promise<MailStopRow | null> {
  const [row] = await stopOf.execute(db, { userId })
  return row ?? null
}

/** From now on no mail goes to these people. The first reason stays. */
export async function insertMailStops(
  trx: Trx,
  stops: readonly { userId: string; reason: MailStopReason }[],
): Promise<void> {
  if (stops.length === 0) return
  const reasons = new Map(stops.map(({ userId, reason }) => [userId, reason]))
  for (const reason of ['BOUNCED', 'COMPLAINED'] as const) {
    const userIds = [...reasons].flatMap(([userId, one]) => (one === reason ? [userId] : []))
    if (userIds.length === 0) continue
    await trx
      .insertInto('mailStops')
      .columns(['userId', 'reason'])
      .expression(
        trx
          .selectFrom(uuidRows(userIds, 'r'))
          .innerJoin('people', 'people.userId', 'r.id')
          .where('people.status', '<>', 'DELETED')
          .select(['r.id', sql<MailStopReason>`${reason}::mail_stop_reason`.as('reason')]),
      )
      .onConflict((conflict) => conflict.column('userId').doNothing())
      .execute()
  }
}

export async function deleteMailStop(trx: Trx, userId: string): Promise<void> {
  await trx.deleteFrom('mailStops').where('userId', '=', userId).execute()
}

/** The people whom mails with these ids went to. */
export async function listRecipientsOfMails(db: Db, mailIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['mailId', 'userId'])
    .distinct()
    .where('mailId', 'in', mailIds)
    .execute()
  return new Map(rows.map(({ mailId, userId }) => [mailId!, userId]))
}

/** The people who have these addresses, which are in lower case. */
export async function listPeopleByAddresses(db: Db, addresses: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('people').select(['email', 'userId']).where('email', 'in', addresses).execute()
  return new Map(rows.map(({ email, userId }) => [email!, userId]))
}
