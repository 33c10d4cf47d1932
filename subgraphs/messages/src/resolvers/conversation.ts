import { parsePage, parseTwoWayPage, toConnection } from '@plaza/database'
import type { MessagesContext } from '../context.ts'
import type { ConversationRow } from '../data/conversations.ts'
import type { ConversationResolvers } from '../generated/resolvers.ts'
import { personOf } from './people.ts'

export const Conversation: ConversationResolvers<MessagesContext, ConversationRow> = {
  __resolveReference: ({ id }, ctx) => ctx.loaders.conversationById.load(id),
  createdBy: (conversation, _, ctx) => personOf(conversation.createdBy, ctx),
  participants: async ({ id }, args, ctx) => {
    const page = parsePage(args, ['time', 'uuid'])
    const rows = await ctx.loaders.participantsOfConversation.load(id, page)
    return toConnection(rows, page, (row) => [row.joinedAt, row.id])
  },
  lastMessage: ({ id, lastSequence }, _, ctx) =>
    lastSequence === 0 ? null : ctx.loaders.messageAt.load({ conversationId: id, sequence: lastSequence }),
  messages: async ({ id }, args, ctx) => {
    const page = parseTwoWayPage(args, ['integer'])
    const rows = await ctx.loaders.messagesOfConversation.load(id, page)
    return toConnection(rows, page, (row) => [row.sequence])
  },
}
