import { copyRows, type Database, newIdAt } from '@plaza/database'
import { directKeyOf } from '../data/direct-key.ts'
import type { ReactionType } from '../data/reactions.ts'
import type { ConversationType, DB, MessageType, ParticipantRole } from '../generated/database.ts'
import { type Many, toRows } from './rows.ts'

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

export interface SeedMessageReaction {
  messageId: string
  conversationId: string
  userId: string
  type: ReactionType
  reactedAt: Date
}

export const seedConversations = (database: Database<DB>, rows: Many<SeedConversation>): Promise<number> =>
  copyRows(
    database,
    'conversations',
    ['id', 'type', 'name', 'description', 'directKey', 'createdBy', 'createdAt', 'lastActivityAt'],
    toRows(rows, ({ id, type, name, description, pair, createdBy, createdAt }) => [
      [id, type, name, description, pair && directKeyOf(...pair), createdBy, createdAt, createdAt],
    ]),
  )

/** Conversations take any number of participants, in any order. */
export const seedParticipants = (database: Database<DB>, rows: Many<SeedParticipant>): Promise<number> =>
  copyRows(
    database,
    'conversationParticipants',
    ['id', 'conversationId', 'userId', 'role', 'joinedAt', 'openedAt', 'lastActivityAt', 'lastReadAt'],
    toRows(rows, ({ conversationId, userId, role, joinedAt, readUntil }) => [
      [newIdAt(joinedAt), conversationId, userId, role, joinedAt, joinedAt, joinedAt, readUntil],
    ]),
  )

/** The messages of one conversation come oldest first, and other conversations' between them; all are empty before. */
export async function seedMessages(database: Database<DB>, rows: Many<SeedMessage>): Promise<number> {
  const attachments: [string, number, string][] = []
  const sequences = new Map<string, number>()
  const count = await copyRows(
    database,
    'messages',
    ['id', 'conversationId', 'sequence', 'senderId', 'type', 'content', 'mediaCount', 'replyToId', 'sentAt'],
    toRows(rows, ({ id, conversationId, senderId, type, content, mediaIds, replyToId, sentAt }) => {
      const sequence = (sequences.get(conversationId) ?? 0) + 1
      sequences.set(conversationId, sequence)
      attachments.push(...mediaIds.map((mediaId, position): [string, number, string] => [id, position, mediaId]))
      return [[id, conversationId, sequence, senderId, type, content, mediaIds.length, replyToId, sentAt]]
    }),
  )
  await copyRows(database, 'messageAttachments', ['messageId', 'position', 'mediaId'], attachments)
  return count
}

/** A person has at most one to a message, which is there; the database counts them. */
export const seedMessageReactions = (database: Database<DB>, rows: Many<SeedMessageReaction>): Promise<number> =>
  copyRows(
    database,
    'messageReactions',
    ['messageId', 'conversationId', 'userId', 'type', 'reactedAt'],
    toRows(rows, ({ messageId, conversationId, userId, type, reactedAt }) => [
      [messageId, conversationId, userId, type, reactedAt],
    ]),
  )
