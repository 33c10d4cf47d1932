import type { MessagesContext } from '../context.ts'
import type { ConversationRow } from '../data/conversations.ts'
import type { MessageRow } from '../data/messages.ts'
import { findParticipant, type ParticipantRow } from '../data/participants.ts'
import type {
  ConversationChangedResolvers,
  ConversationReadResolvers,
  MessageAddedResolvers,
  MessageChangedResolvers,
  TypingChangedResolvers,
} from '../generated/resolvers.ts'
import { personOf } from './people.ts'

// These are never null while the viewer takes part; for a viewer who has just been removed the event fails, which ends it.
const messageOf = async (messageId: string, ctx: MessagesContext) =>
  (await ctx.loaders.messageById.load(messageId)) as MessageRow

export const MessageAdded: MessageAddedResolvers = {
  message: ({ messageId }, _, ctx) => messageOf(messageId, ctx),
}

export const MessageChanged: MessageChangedResolvers = {
  message: ({ messageId }, _, ctx) => messageOf(messageId, ctx),
}

export const ConversationChanged: ConversationChangedResolvers = {
  conversation: async ({ conversationId }, _, ctx) =>
    (await ctx.loaders.conversationById.load(conversationId)) as ConversationRow,
}

export const ConversationRead: ConversationReadResolvers = {
  participant: async ({ conversationId, userId }, _, ctx) =>
    (await findParticipant(ctx.db, conversationId, userId)) as ParticipantRow,
}

export const TypingChanged: TypingChangedResolvers = {
  user: ({ userId }, _, ctx) => personOf(userId, ctx),
}
