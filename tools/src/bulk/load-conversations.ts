import * as messages from '@plaza/messages/seed'
import * as notifications from '@plaza/notifications/seed'
import type { ConversationFact, Facts, NoticeFact } from './facts.ts'
import { batches, mapFacts } from './fresh.ts'
import type { Load } from './load.ts'

const batchSize = 5_000

/** Conversations with everybody in them and everything said. */
export async function loadConversations(load: Load, conversations: Facts<ConversationFact>): Promise<number> {
  const { databases, fresh, counted } = load
  const identity = { table: 'conversations', columns: ['id'], of: ({ id }: ConversationFact) => [id] }
  const rows = fresh(databases.messages, identity, conversations())
  let count = 0
  for await (const batch of batches(counted(rows), batchSize)) {
    await messages.seedConversations(databases.messages, batch.map(toConversation))
    await messages.seedParticipants(databases.messages, batch.flatMap(toParticipants))
    await messages.seedMessages(databases.messages, batch.flatMap(toMessages))
    count += batch.length
  }
  if (count > 0) await messages.settleConversations(databases.messages)
  return count
}

const toConversation = ({ id, type, name, description, createdById, participantIds, at }: ConversationFact) => ({
  ...{ id, type, name, description, createdBy: createdById, createdAt: at },
  pair: type === 'DIRECT' ? (participantIds as [string, string]) : null,
})

function toParticipants(conversation: ConversationFact): messages.SeedParticipant[] {
  const { id, type, createdById, participantIds, readBy, at } = conversation
  const end = conversation.messages.at(-1)?.at ?? at
  return participantIds.map((userId) => ({
    ...{ conversationId: id, userId, joinedAt: at },
    role: type === 'GROUP' && userId === createdById ? 'ADMIN' : 'MEMBER',
    readUntil: readBy.includes(userId)
      ? end
      : (conversation.messages.findLast((m) => m.senderId === userId)?.at ?? null),
  }))
}

const toMessages = (conversation: ConversationFact) =>
  conversation.messages.map(({ id, senderId, content, at }) => ({
    ...{ id, conversationId: conversation.id, senderId, content, type: 'TEXT' as const },
    ...{ mediaIds: [], replyToId: null, sentAt: at },
  }))

export function loadNotices({ databases, counted }: Load, notices: Facts<NoticeFact>): Promise<number> {
  return notifications.seedNotifications(
    databases.notifications,
    mapFacts(counted(notices()), ({ id, userId, type, actorId, subject, subjectId, rootId, at, readAt }) => ({
      ...{ id, userId, type, actorId, subjectType: subject, subjectId, rootId, createdAt: at, readAt },
    })),
  )
}
