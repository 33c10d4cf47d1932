import { keyset, type Page, statement, type ViewerId } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { Conversations } from '../generated/database.ts'
import type { Place } from './changes.ts'
import type { Db, Trx } from './db.ts'
import { directKeyOf } from './direct-key.ts'
import type { ConversationFolder, Muting } from './own-places.ts'
import { isBlockedWith } from './projections/block-edges.ts'
import { letsBegin } from './projections/privacy-choices.ts'

/** A conversation as one of its participants sees it. */
export interface ConversationRow
  extends Pick<
      Selectable<Conversations>,
      | 'id'
      | 'type'
      | 'name'
      | 'description'
      | 'createdBy'
      | 'createdAt'
      | 'lastSequence'
      | 'lastChange'
      | 'lastActivityAt'
      | 'participantCount'
    >,
    Muting {
  viewerRole: 'ADMIN' | 'MEMBER'
  unreadCount: number
  folder: ConversationFolder
  /** Places it among the viewer's conversations. */
  activeAt: Date
}

/** Conversations that the viewer takes part in and that have been shown to them. */
function conversationsOf(db: Db, viewerId: ViewerId) {
  return db
    .selectFrom('conversationParticipants as own')
    .innerJoin('conversations as c', 'c.id', 'own.conversationId')
    .where('own.userId', '=', viewerId)
    .where('own.leftAt', 'is', null)
    .where('own.openedAt', 'is not', null)
    .select([
      'c.id',
      'c.type',
      'c.name',
      'c.description',
      'c.createdBy',
      'c.createdAt',
      'c.lastSequence',
      'c.lastChange',
      'c.lastActivityAt',
      'c.participantCount',
      'own.role as viewerRole',
      'own.unreadCount',
      'own.folder',
      'own.mutedAt',
      'own.mutedUntil',
      'own.lastActivityAt as activeAt',
    ])
    .$narrowType<{ folder: ConversationFolder }>()
}

export async function findConversation(db: Db, viewerId: string, id: string): Promise<ConversationRow | null> {
  const row = await conversationsOf(db, viewerId).where('c.id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Where a conversation is that the viewer takes part in, be it shown to them or not. */
export async function findPlace(db: Db, viewerId: string, id: string): Promise<Place | null> {
  const row = await db
    .selectFrom('conversationParticipants as own')
    .innerJoin('conversations as c', 'c.id', 'own.conversationId')
    .select(['c.lastSequence as sequence', 'c.lastChange as change'])
    .where('own.conversationId', '=', id)
    .where('own.userId', '=', viewerId)
    .where('own.leftAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

// Of the viewer's place in each, not of the conversation: else a plan for all values goes through all that the viewer is in.
const conversationsByIds = statement((db: Db, { viewerId, ids }: { viewerId: ViewerId; ids: readonly string[] }) =>
  conversationsOf(db, viewerId).where('own.conversationId', 'in', ids),
)

export async function listConversationsByIds(
  db: Db,
  viewerId: ViewerId,
  ids: readonly string[],
): Promise<Map<string, ConversationRow>> {
  const rows = await conversationsByIds.execute(db, { viewerId, ids })
  return new Map(rows.map((row) => [row.id, row]))
}

const conversationPages = statement(
  (db: Db, { viewerId, folder, page }: { viewerId: string; folder: ConversationFolder; page: Page }) =>
    keyset(
      conversationsOf(db, viewerId).where('own.folder', '=', folder),
      page,
      ['own.lastActivityAt', 'own.conversationId'],
      'desc',
    ),
)

/** Last active first. */
export function listConversations(
  db: Db,
  viewerId: string,
  folder: ConversationFolder,
  page: Page,
): Promise<ConversationRow[]> {
  return conversationPages.execute(db, { viewerId, folder, page })
}

/** So many messages wait as a request; those that were deleted count as well, or there would be no end of them. */
export const mostInRequest = 5

/** A direct conversation in which the viewer may write. */
export interface OpenDirect {
  id: string
  /** False while as many messages as may wait for the other, who has accepted nothing, wait or were declined. */
  takesMore: boolean
}

const openDirects = statement((db: Db, { viewerId, ids }: { viewerId: ViewerId; ids: readonly string[] }) =>
  db
    .selectFrom('conversationParticipants as p')
    .innerJoin('conversations as c', 'c.id', 'p.conversationId')
    .innerJoin('people', 'people.userId', 'p.userId')
    .select([
      'c.id',
      sql<boolean>`(p.folder in ('INBOX', 'ARCHIVE') or c.last_sequence < ${sql.lit(mostInRequest)})`.as('takesMore'),
    ])
    .where('p.conversationId', 'in', ids)
    .where('c.type', '=', 'DIRECT')
    .where('p.userId', '<>', viewerId)
    .where('people.status', '=', 'ACTIVE')
    .where((eb) => eb.not(isBlockedWith(viewerId, 'p.userId')))
    .where((eb) =>
      eb.or([
        eb('p.openedAt', 'is not', null).and('p.folder', 'in', ['INBOX', 'ARCHIVE']),
        letsBegin(viewerId, 'p.userId'),
      ]),
    ),
)

/** The direct conversations, among these, in which the viewer may write to the other person. */
export function listOpenDirects(db: Db, viewerId: ViewerId, ids: readonly string[]): Promise<OpenDirect[]> {
  return openDirects.execute(db, { viewerId, ids })
}

const unreadMessageCount = statement((db: Db, { viewerId }: { viewerId: string }) =>
  db
    .selectFrom('conversationParticipants')
    .select(sql<number>`coalesce(sum(unread_count), 0)`.as('unread'))
    .where('userId', '=', viewerId)
    .where('leftAt', 'is', null)
    .where('openedAt', 'is not', null)
    // In the text, so that every plan may use the partial index.
    .where('folder', '=', sql.lit('INBOX'))
    .where('unreadCount', '>', sql.lit(0)),
)

/** Reads only conversations that have unread messages, from an index that holds the counts. */
export async function countUnreadMessages(db: Db, viewerId: string): Promise<number> {
  const [counted] = await unreadMessageCount.execute(db, { viewerId })
  return counted!.unread
}

/** Also finds one that the other person began and that has not been shown to the viewer yet. */
export async function findDirectConversationId(db: Db, one: string, other: string): Promise<string | null> {
  const row = await db
    .selectFrom('conversations')
    .select('id')
    .where('directKey', '=', directKeyOf(one, other))
    .executeTakeFirst()
  return row?.id ?? null
}

export interface NewConversation {
  id: string
  createdBy: string
  createdAt: Date
}

/** False when the pair has one already. */
export async function insertDirectConversation(
  trx: Trx,
  conversation: NewConversation,
  otherId: string,
): Promise<boolean> {
  const { id, createdBy, createdAt } = conversation
  const directKey = directKeyOf(createdBy, otherId)
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('conversations')
    .values({ id, type: 'DIRECT', directKey, createdBy, createdAt, lastActivityAt: createdAt })
    // Without a conflict target: with one, the new row would have to pass the policy for reading, which it can't before it
    // has participants.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function insertGroupConversation(
  trx: Trx,
  conversation: NewConversation & { name: string; description: string | null },
): Promise<void> {
  const { createdAt } = conversation
  await trx
    .insertInto('conversations')
    .values({ ...conversation, type: 'GROUP', lastActivityAt: createdAt })
    .execute()
}

export async function updateConversation(
  trx: Trx,
  id: string,
  changes: { name?: string; description?: string | null },
): Promise<void> {
  await trx.updateTable('conversations').set(changes).where('id', '=', id).execute()
}

/** Until the transaction ends nobody else sends a message or changes who takes part. */
export async function lockConversation(trx: Trx, id: string): Promise<void> {
  await sql`select lock_conversation(${id})`.execute(trx)
}
