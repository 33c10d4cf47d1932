import { keyset, type Page, statement, type ViewerId } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { ConversationParticipants } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'
import { isHidden } from './projections/people.ts'

export type ParticipantRow = Pick<
  Selectable<ConversationParticipants>,
  'id' | 'conversationId' | 'userId' | 'role' | 'joinedAt' | 'lastReadSequence' | 'lastReadAt'
>

const participantColumns = [
  'p.id',
  'p.conversationId',
  'p.userId',
  'p.role',
  'p.joinedAt',
  'p.lastReadSequence',
  'p.lastReadAt',
] as const

const participantsByConversations = statement(
  (db: Db, { conversationIds, page }: { conversationIds: readonly string[]; page: Page }) =>
    db
      .selectFrom('conversations as c')
      .innerJoinLateral(
        (eb) =>
          keyset(
            eb
              .selectFrom('conversationParticipants as p')
              .select(participantColumns)
              .whereRef('p.conversationId', '=', 'c.id')
              .where('p.leftAt', 'is', null),
            page,
            ['p.joinedAt', 'p.id'],
            'asc',
          ).as('p'),
        (join) => join.onTrue(),
      )
      .select(participantColumns)
      .where('c.id', 'in', conversationIds),
)

/** One page of each conversation's participants, in the order they joined. */
export async function listParticipantsByConversations(
  db: Db,
  conversationIds: readonly string[],
  page: Page,
): Promise<Map<string, ParticipantRow[]>> {
  const rows = await participantsByConversations.execute(db, { conversationIds, page })
  return Map.groupBy(rows, (row) => row.conversationId)
}

const readersByMessages = statement(
  (db: Db, { viewerId, messageIds, page }: { viewerId: ViewerId; messageIds: readonly string[]; page: Page }) =>
    db
      .selectFrom('messages as m')
      .innerJoinLateral(
        (eb) =>
          keyset(
            eb
              .selectFrom('conversationParticipants as p')
              .select(participantColumns)
              .whereRef('p.conversationId', '=', 'm.conversationId')
              .whereRef('p.lastReadSequence', '>=', 'm.sequence')
              .where(sql<boolean>`p.user_id is distinct from m.sender_id`)
              .where((eb) => eb.not(isHidden(viewerId, 'p.userId')))
              .where('p.leftAt', 'is', null),
            page,
            ['p.joinedAt', 'p.id'],
            'asc',
          ).as('p'),
        (join) => join.onTrue(),
      )
      .select(['m.id as messageId', ...participantColumns])
      .where('m.id', 'in', messageIds),
)

/**
 * One page of the people who have read each message, in the order they joined; its sender and people who are hidden from the
 * viewer are left out.
 */
export async function listReadersByMessages(
  db: Db,
  viewerId: ViewerId,
  messageIds: readonly string[],
  page: Page,
): Promise<Map<string, ParticipantRow[]>> {
  const rows = await readersByMessages.execute(db, { viewerId, messageIds, page })
  return Map.groupBy(rows, (row) => row.messageId)
}

const participantsByIds = statement((db: Db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('conversationParticipants as p')
    .select(participantColumns)
    .where('p.id', 'in', ids)
    .where('p.leftAt', 'is', null),
)

/** By the ids of their rows; who has left is missing. */
export async function listParticipantsByIds(db: Db, ids: readonly string[]): Promise<Map<string, ParticipantRow>> {
  const rows = await participantsByIds.execute(db, { ids })
  return new Map(rows.map((row) => [row.id, row]))
}

/** Everybody in it now. */
export function listParticipants(db: Db, conversationId: string): Promise<ParticipantRow[]> {
  return db
    .selectFrom('conversationParticipants as p')
    .select(participantColumns)
    .where('p.conversationId', '=', conversationId)
    .where('p.leftAt', 'is', null)
    .orderBy('p.joinedAt')
    .orderBy('p.id')
    .execute()
}

export async function findParticipant(db: Db, conversationId: string, userId: string): Promise<ParticipantRow | null> {
  const row = await db
    .selectFrom('conversationParticipants as p')
    .select(participantColumns)
    .where('p.conversationId', '=', conversationId)
    .where('p.userId', '=', userId)
    .where('p.leftAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Shows a direct conversation to the viewer before it has a message, and one that the viewer has declined. False when it is shown already. */
export async function updateOpenedAt(trx: Trx, conversationId: string, viewerId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('conversationParticipants')
    .set({ openedAt: new Date(), folder: 'INBOX' })
    .where('conversationId', '=', conversationId)
    .where('userId', '=', viewerId)
    .where('openedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function updateRole(trx: Trx, id: string, role: 'ADMIN' | 'MEMBER'): Promise<void> {
  await trx.updateTable('conversationParticipants').set({ role }).where('id', '=', id).execute()
}

export async function updateLeftAt(trx: Trx, id: string, leftAt: Date): Promise<void> {
  await trx
    .updateTable('conversationParticipants')
    .set({ leftAt, role: 'MEMBER', unreadCount: 0 })
    .where('id', '=', id)
    .execute()
}
