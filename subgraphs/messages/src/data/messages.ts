import { keyset, type Page, statement, uuidArray, type ViewerId } from '@plaza/database'
import type { Mention } from '@plaza/subgraph'
import { type Selectable, sql } from 'kysely'
import type { Messages } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'
import { mentionsValue } from './mentions.ts'

const bareColumns = [
  'id',
  'conversationId',
  'sequence',
  'senderId',
  'type',
  'content',
  'mediaCount',
  'reactionCount',
  'replyToId',
  'idempotencyKey',
  'sentAt',
  'editedAt',
  'deletedAt',
  'removedAt',
] as const
export type MessageRow = Pick<Selectable<Messages>, (typeof bareColumns)[number]> & { mentions: Mention[] }
const messageColumns = [
  ...bareColumns.map((column) => `m.${column}` as const),
  sql<Mention[]>`m.mentions`.as('mentions'),
] as const

/**
 * Messages of conversations that the viewer takes part in, which are known by themselves. The `offset` keeps them the first to
 * be looked up: from the viewer's conversations on, a plan for all values reads the places of all messages in each.
 */
function messagesFor(db: Db, viewerId: ViewerId) {
  return db
    .selectFrom('messages as m')
    .where(
      sql<boolean>`exists (
        select from conversation_participants own
        where own.conversation_id = m.conversation_id and own.user_id = ${viewerId}::uuid and own.left_at is null
          and own.opened_at is not null offset 0
      )`,
    )
    .select(messageColumns)
}

export async function findMessage(db: Db, viewerId: string, id: string): Promise<MessageRow | null> {
  const row = await messagesFor(db, viewerId).where('m.id', '=', id).executeTakeFirst()
  return row ?? null
}

/** A message by its sender, who may have left the conversation since. */
export async function findMessageOfSender(db: Db, senderId: string, id: string): Promise<MessageRow | null> {
  const row = await db
    .selectFrom('messages as m')
    .select(messageColumns)
    .where('m.id', '=', id)
    .where('m.senderId', '=', senderId)
    .executeTakeFirst()
  return row ?? null
}

const messagesByIds = statement((db: Db, { viewerId, ids }: { viewerId: ViewerId; ids: readonly string[] }) =>
  messagesFor(db, viewerId).where('m.id', 'in', ids),
)

export async function listMessagesByIds(
  db: Db,
  viewerId: ViewerId,
  ids: readonly string[],
): Promise<Map<string, MessageRow>> {
  const rows = await messagesByIds.execute(db, { viewerId, ids })
  return new Map(rows.map((row) => [row.id, row]))
}

export interface MessagePosition {
  conversationId: string
  sequence: number
}

const messagesAt = statement(
  (db: Db, values: { viewerId: ViewerId; conversationIds: readonly string[]; sequences: readonly number[] }) =>
    messagesFor(db, values.viewerId).where(
      sql<boolean>`(m.conversation_id, m.sequence) in (
        select * from unnest(${uuidArray(values.conversationIds)}, ${values.sequences}::bigint[])
      )`,
    ),
)

/** By their positions in their conversations. */
export function listMessagesAt(
  db: Db,
  viewerId: ViewerId,
  positions: readonly MessagePosition[],
): Promise<MessageRow[]> {
  const conversationIds = positions.map((position) => position.conversationId)
  const sequences = positions.map((position) => position.sequence)
  return messagesAt.execute(db, { viewerId, conversationIds, sequences })
}

const messagesByConversations = statement(
  (db: Db, values: { viewerId: ViewerId; conversationIds: readonly string[]; page: Page }) =>
    db
      .selectFrom('conversationParticipants as own')
      .innerJoinLateral(
        (eb) =>
          keyset(
            eb
              .selectFrom('messages as m')
              .select(messageColumns)
              .whereRef('m.conversationId', '=', 'own.conversationId'),
            values.page,
            ['m.sequence'],
            'asc',
          ).as('m'),
        (join) => join.onTrue(),
      )
      .select(messageColumns)
      .where('own.conversationId', 'in', values.conversationIds)
      .where('own.userId', '=', values.viewerId)
      .where('own.leftAt', 'is', null)
      .where('own.openedAt', 'is not', null),
)

/** One page of each conversation, oldest first. */
export async function listMessagesByConversations(
  db: Db,
  viewerId: ViewerId,
  conversationIds: readonly string[],
  page: Page,
): Promise<Map<string, MessageRow[]>> {
  const rows = await messagesByConversations.execute(db, { viewerId, conversationIds, page })
  return Map.groupBy(rows, (row) => row.conversationId)
}

/** What was sent with this key, written in either case; in whatever state it is now. */
export async function findSentMessage(
  db: Db,
  sent: { senderId: string; conversationId: string; idempotencyKey: string },
): Promise<MessageRow | null> {
  const row = await db
    .selectFrom('messages as m')
    .select(messageColumns)
    .where('m.senderId', '=', sent.senderId)
    .where('m.conversationId', '=', sent.conversationId)
    .where('m.idempotencyId', '=', sent.idempotencyKey)
    .executeTakeFirst()
  return row ?? null
}

export interface NewMessage {
  id: string
  conversationId: string
  senderId: string
  type: MessageRow['type']
  content: string
  mentions: readonly Mention[]
  mediaIds: readonly string[]
  replyToId: string | null
  idempotencyKey: string
}

/** The database gives it its sequence and time, and counts it for the others. */
export async function insertMessage(trx: Trx, message: NewMessage): Promise<MessageRow> {
  const { mediaIds, mentions, ...columns } = message
  const row = await trx
    .insertInto('messages')
    .values({ ...columns, mentions: mentionsValue(mentions), mediaCount: mediaIds.length })
    .returning([...bareColumns, sql<Mention[]>`mentions`.as('mentions')])
    .executeTakeFirstOrThrow()
  if (mediaIds.length > 0) {
    await trx
      .insertInto('messageAttachments')
      .values(mediaIds.map((mediaId, position) => ({ messageId: message.id, position, mediaId })))
      .execute()
  }
  return row
}

/** The number of the change; null when it has been deleted meanwhile. The conversation is locked. */
export async function updateMessageContent(
  trx: Trx,
  id: string,
  { mentions, ...changes }: { content: string; mentions: readonly Mention[]; editedAt: Date },
): Promise<number | null> {
  const row = await trx
    .updateTable('messages')
    .set({ ...changes, mentions: mentionsValue(mentions) })
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .returning('lastChange')
    .executeTakeFirst()
  return row?.lastChange ?? null
}

/** The ids of those who have not read the viewer's message. */
export async function listUnreadBy(trx: Trx, id: string): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`select unread_by(${id}) as user_id`.execute(trx)
  return rows.map(({ userId }) => userId)
}

/** Empties it; its place stays. The number of the change; null when it was deleted before. The conversation is locked. */
export async function deleteMessageContent(trx: Trx, id: string, deletedAt: Date): Promise<number | null> {
  const row = await trx
    .updateTable('messages')
    .set({ content: '', mentions: mentionsValue([]), deletedAt })
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .returning('lastChange')
    .executeTakeFirst()
  await trx.deleteFrom('messageAttachments').where('messageId', '=', id).execute()
  return row?.lastChange ?? null
}
