import { copyRows, type Database, newIdAt } from '@plaza/database'
import type { ConversationType, DB, MediaKind, MessageType, ParticipantRole } from './generated/database.ts'

export { settleConversations } from './seed/settle.ts'

type Many<Row> = Iterable<Row> | AsyncIterable<Row>

/** Of a projection: `version` as the owner's row has it, so that later events are newer. */
export interface SeedPerson {
  userId: string
  version: number
}

export interface SeedFriendship {
  lowId: string
  highId: string
  version: number
}

export interface SeedBlock {
  blockerId: string
  blockedId: string
  version: number
}

/** A file that is ready to be attached. */
export interface SeedMediaFile {
  mediaId: string
  ownerId: string
  kind: MediaKind
  version: number
}

export interface SeedConversation {
  id: string
  type: ConversationType
  /** A group's, 1 to 100 characters; null for `DIRECT`. */
  name: string | null
  description: string | null
  /** The two people of a `DIRECT` one; null for a group. */
  pair: readonly [string, string] | null
  createdBy: string
  createdAt: Date
}

export interface SeedParticipant {
  conversationId: string
  userId: string
  role: ParticipantRole
  joinedAt: Date
  /** Everything sent until then has been read; null when nothing was. */
  readUntil: Date | null
}

export interface SeedMessage {
  id: string
  conversationId: string
  senderId: string
  type: MessageType
  content: string
  /** Files that are in the projection. */
  mediaIds: readonly string[]
  replyToId: string | null
  sentAt: Date
}

// All of these bring rows in by COPY, as the owner and without events; each gives their number. Conversations come before
// their participants, these before messages, and `settleConversations` comes last.

export const seedPeople = (database: Database<DB>, rows: Many<SeedPerson>): Promise<number> =>
  copyRows(
    database,
    'people',
    ['userId', 'version'],
    map(rows, (person) => [[person.userId, person.version]]),
  )

export const seedFriendships = (database: Database<DB>, rows: Many<SeedFriendship>): Promise<number> =>
  copyRows(
    database,
    'friendEdges',
    ['userId', 'friendId', 'version'],
    map(rows, ({ lowId, highId, version }) => [
      [lowId, highId, version],
      [highId, lowId, version],
    ]),
  )

export const seedBlocks = (database: Database<DB>, rows: Many<SeedBlock>): Promise<number> =>
  copyRows(
    database,
    'blockEdges',
    ['blockerId', 'blockedId', 'version'],
    map(rows, (block) => [[block.blockerId, block.blockedId, block.version]]),
  )

export const seedMediaFiles = (database: Database<DB>, rows: Many<SeedMediaFile>): Promise<number> =>
  copyRows(
    database,
    'mediaFiles',
    ['mediaId', 'ownerId', 'kind', 'version'],
    map(rows, (file) => [[file.mediaId, file.ownerId, file.kind, file.version]]),
  )

export const seedConversations = (database: Database<DB>, rows: Many<SeedConversation>): Promise<number> =>
  copyRows(
    database,
    'conversations',
    ['id', 'type', 'name', 'description', 'directKey', 'createdBy', 'createdAt', 'lastActivityAt'],
    map(rows, ({ id, type, name, description, pair, createdBy, createdAt }) => [
      [id, type, name, description, pair && [...pair].sort().join(':'), createdBy, createdAt, createdAt],
    ]),
  )

/** Any number to a conversation, in any order. */
export const seedParticipants = (database: Database<DB>, rows: Many<SeedParticipant>): Promise<number> =>
  copyRows(
    database,
    'conversationParticipants',
    ['id', 'conversationId', 'userId', 'role', 'joinedAt', 'openedAt', 'lastActivityAt', 'lastReadAt'],
    map(rows, ({ conversationId, userId, role, joinedAt, readUntil }) => [
      [newIdAt(joinedAt), conversationId, userId, role, joinedAt, joinedAt, joinedAt, readUntil],
    ]),
  )

/** Those of one conversation oldest first, among those of others or not; into conversations that have none yet. */
export async function seedMessages(database: Database<DB>, rows: Many<SeedMessage>): Promise<number> {
  const attachments: [string, number, string][] = []
  const sequences = new Map<string, number>()
  const count = await copyRows(
    database,
    'messages',
    ['id', 'conversationId', 'sequence', 'senderId', 'type', 'content', 'mediaCount', 'replyToId', 'sentAt'],
    map(rows, ({ id, conversationId, senderId, type, content, mediaIds, replyToId, sentAt }) => {
      const sequence = (sequences.get(conversationId) ?? 0) + 1
      sequences.set(conversationId, sequence)
      attachments.push(...mediaIds.map((mediaId, position): [string, number, string] => [id, position, mediaId]))
      return [[id, conversationId, sequence, senderId, type, content, mediaIds.length, replyToId, sentAt]]
    }),
  )
  await copyRows(database, 'messageAttachments', ['messageId', 'position', 'mediaId'], attachments)
  return count
}

async function* map<Row>(
  rows: Many<Row>,
  toTableRows: (row: Row) => readonly (readonly unknown[])[],
): AsyncGenerator<readonly unknown[]> {
  for await (const row of rows) yield* toTableRows(row)
}
