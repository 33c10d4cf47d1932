import * as messages from '@plaza/messages/seed'
import * as notifications from '@plaza/notifications/seed'
import type { ConversationFact, Facts, NoticeFact } from './facts.ts'
import { batches, type Many } from './fresh.ts'
import type { Load } from './load.ts'

const batchSize = 5_000

/** Conversations with everybody in them and everything said. */
export async function loadConversations({ databases, into }: Load, facts: Facts<ConversationFact>): Promise<number> {
  const identity = { table: 'conversations', columns: ['id'], of: ({ id }: ConversationFact) => [id] }
  const count = await into(databases.messages, identity, facts(), (fact) => fact, seedConversations)
  if (count > 0) await messages.settleConversations(databases.messages)
  return count
}

async function seedConversations(
  database: Load['databases']['messages'],
  facts: Many<ConversationFact>,
): Promise<void> {
  for await (const batch of batches(facts, batchSize)) {
    await messages.seedConversations(database, batch.map(toConversation))
    await messages.seedParticipants(database, batch.flatMap(toParticipants))
    await messages.seedMessages(database, batch.flatMap(toMessages))
    await messages.seedMessageReactions(database, batch.flatMap(toReactions))
  }
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

const toReactions = ({ id: conversationId, messages: said }: ConversationFact) =>
  said.flatMap(({ id: messageId, reactions = [] }) =>
    reactions.map(({ userId, type, at }) => ({ messageId, conversationId, userId, type, reactedAt: at })),
  )

export function loadNotices({ databases, into }: Load, notices: Facts<NoticeFact>): Promise<number> {
  return into(
    databases.notifications,
    { table: 'notifications', columns: ['id'], of: ({ id }) => [id] },
    notices(),
    ({ subject, at, ...notice }) => ({ ...notice, subjectType: subject, createdAt: at }),
    notifications.seedNotifications,
  )
}
