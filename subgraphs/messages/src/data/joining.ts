import { newId, uuidArray } from '@plaza/database'
import { sql } from 'kysely'
import type { Trx } from './db.ts'

/** The person who makes a conversation comes into it first, and lets the others in. */
export async function insertFounder(
  trx: Trx,
  founder: { conversationId: string; userId: string; role: 'ADMIN' | 'MEMBER'; joinedAt: Date },
): Promise<void> {
  const { joinedAt } = founder
  await trx
    .insertInto('conversationParticipants')
    .values({ id: newId(), ...founder, openedAt: joinedAt, lastActivityAt: joinedAt })
    .execute()
}

export interface NewParticipants {
  conversationId: string
  userIds: readonly string[]
  joinedAt: Date
  /** False: a direct conversation, which the other person sees once it has a message. */
  isOpen: boolean
}

/** Whether one of these was in the group before, and has blocked somebody who is in it. */
export async function stayAway(trx: Trx, conversationId: string, userIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ stays: boolean }>`
    select stays_away(${conversationId}, ${uuidArray(userIds)}) as stays
  `.execute(trx)
  return rows[0]!.stays
}

/** Lets people in, also those who have left before. What was sent until now is not unread, nor read by them. */
export async function insertParticipants(trx: Trx, joining: NewParticipants): Promise<void> {
  const { conversationId, userIds, joinedAt, isOpen } = joining
  await trx
    .insertInto('conversationParticipants')
    .columns(['id', 'conversationId', 'userId', 'joinedAt', 'openedAt', 'lastActivityAt', 'joinedSequence'])
    .expression((eb) =>
      eb
        .selectFrom('conversations as c')
        .innerJoin(
          sql<{ id: string; userId: string }>`unnest(
            ${uuidArray(userIds.map(() => newId()))}, ${uuidArray(userIds)}
          )`.as<'joining'>(sql`joining(id, user_id)`),
          (join) => join.onTrue(),
        )
        .select([
          'joining.id',
          'c.id as conversationId',
          'joining.userId',
          sql<Date>`${joinedAt}::timestamptz`.as('joinedAt'),
          sql<Date | null>`${isOpen ? joinedAt : null}::timestamptz`.as('openedAt'),
          'c.lastActivityAt',
          'c.lastSequence',
        ])
        .where('c.id', '=', conversationId),
    )
    .onConflict((conflict) =>
      conflict.columns(['conversationId', 'userId']).doUpdateSet((eb) => ({
        role: 'MEMBER',
        joinedAt: eb.ref('excluded.joinedAt'),
        openedAt: eb.ref('excluded.openedAt'),
        leftAt: null,
        folder: 'INBOX',
        lastActivityAt: eb.ref('excluded.lastActivityAt'),
        joinedSequence: eb.ref('excluded.joinedSequence'),
        unreadCount: 0,
      })),
    )
    .execute()
}
