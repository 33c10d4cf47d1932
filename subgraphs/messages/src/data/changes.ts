import { type Page, statement, uuidArray, type ViewerId } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'
import { isBlockedBy } from './projections/block-edges.ts'
import { isHidden } from './projections/people.ts'

/**
 * How far somebody knows a conversation: its messages up to a sequence, and what else has changed up to a number. Neither
 * number has gaps, and both follow the commits, since who counts has locked the conversation.
 */
export interface Place {
  sequence: number
  change: number
}

export interface ChangeRow {
  conversationId: string
  /** Where the conversation was when this was read. */
  now: Place
  /** A gap that begins below it cannot be told. */
  firstChange: number
  /** Null in the only row of a conversation in which nothing has happened. */
  what: 'MESSAGE_ADDED' | 'MESSAGE_CHANGED' | 'READ' | 'GROUP_CHANGED' | null
  /** Of the message, the participant or the conversation. */
  id: string
  /** The sequence of an added message, else the number of the change. */
  number: number
}

const changesByConversations = statement(
  (_: Db, { conversationIds, page }: { conversationIds: readonly string[]; page: Page }) => {
    const [sequence, change] = page.after as [number, number]
    const limit = sql.lit(page.first + 1)
    return sql<Omit<ChangeRow, 'now'> & { lastSequence: number; lastChange: number }>`
    select c.id as conversation_id, c.last_sequence, c.last_change, c.first_change, found.what, found.id, found.number
    from conversations c
    left join lateral (
      (
        select 0 as part, 'MESSAGE_ADDED' as what, m.id, m.sequence as number from messages m
        where m.conversation_id = c.id and m.sequence > ${sequence}
        order by m.sequence limit ${limit}
      )
      union all
      (
        select 1, changed.what, changed.id, changed.number from (
          (
            select 'MESSAGE_CHANGED' as what, m.id, m.last_change as number from messages m
            where m.conversation_id = c.id and m.last_change > ${change} and m.last_change > 0 and m.sequence <= ${sequence}
            order by m.last_change limit ${limit}
          )
          union all
          select 'READ', p.id, p.read_change from conversation_participants p
          where p.conversation_id = c.id and p.read_change > ${change} and p.left_at is null
          union all
          select 'GROUP_CHANGED', c.id, c.group_change where c.group_change > ${change}
        ) changed
        order by changed.number limit ${limit}
      )
    ) found on true
    where c.id = any(${uuidArray(conversationIds)})
    order by found.part, found.number
  `
  },
)

/**
 * What has happened in each conversation behind one place: messages in their order, then changes in theirs, each thing once.
 * Of either kind there is one row more than a page has, where there are so many. One statement, so that it is one moment.
 */
export async function listChangesByConversations(
  db: Db,
  conversationIds: readonly string[],
  page: Page,
): Promise<Map<string, ChangeRow[]>> {
  const rows = await changesByConversations.execute(db, { conversationIds, page })
  const changes = rows.map(({ lastSequence, lastChange, ...row }) => ({
    ...row,
    now: { sequence: lastSequence, change: lastChange },
  }))
  return Map.groupBy(changes, (row) => row.conversationId)
}

const hiddenByConversations = statement(
  (db: Db, { viewerId, conversationIds }: { viewerId: ViewerId; conversationIds: readonly string[] }) =>
    db
      .selectFrom('conversationParticipants as p')
      .select([
        'p.conversationId',
        sql<string[]>`
          array_agg(p.user_id || case when ${isBlockedBy(viewerId, 'p.userId')} then ' by the viewer' else '' end order by p.user_id)
        `.as('hidden'),
      ])
      .where('p.conversationId', 'in', conversationIds)
      .where('p.userId', 'is not', null)
      .where(isHidden(viewerId, 'p.userId'))
      .groupBy('p.conversationId'),
)

/**
 * For each conversation, the people of now and of earlier who are hidden from the viewer, and whether by the viewer's own block;
 * those without any are left out.
 */
export async function listHiddenByConversations(
  db: Db,
  viewerId: ViewerId,
  conversationIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await hiddenByConversations.execute(db, { viewerId, conversationIds })
  return new Map(rows.map(({ conversationId, hidden }) => [conversationId, hidden]))
}

/**
 * What a person has written in all conversations is about to change at once: gaps that begin before it are loaded anew. No
 * event says so, so that the cursors of open streams stay before it as well.
 */
export async function forgetChangesOf(trx: Trx, userId: string): Promise<void> {
  await trx
    .updateTable('conversations')
    .set({ lastChange: sql`last_change + 1`, firstChange: sql`last_change + 1` })
    .where('id', 'in', (eb) =>
      eb.selectFrom('conversationParticipants').select('conversationId').where('userId', '=', userId),
    )
    .execute()
}

/** The number of a change of the group, or of who takes part as what, which its transaction has made just now. */
export async function takeGroupChange(trx: Trx, conversationId: string): Promise<number> {
  const { change } = await trx
    .selectNoFrom(sql<number>`next_group_change(${conversationId})`.as('change'))
    .executeTakeFirstOrThrow()
  return change
}
