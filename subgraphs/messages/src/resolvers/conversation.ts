import { parsePage, parseTwoWayPage, toConnection } from '@plaza/database'
import type { MessagesContext } from '../context.ts'
import type { ConversationRow } from '../data/conversations.ts'
import { isMuted } from '../data/own-places.ts'
import type { ConversationResolvers } from '../generated/resolvers.ts'
import { markOf, toCursor } from '../rules/cursors.ts'
import { changesSince } from './changes-since.ts'
import { personOf } from './people.ts'
import { awaitsAnswer, maySend } from './standing.ts'

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
  isMuted: (conversation) => isMuted(conversation, new Date()),
  mutedUntil: (conversation) => (isMuted(conversation, new Date()) ? conversation.mutedUntil : null),
  viewerCanSend: (conversation, _, ctx) => maySend(conversation, ctx),
  awaitsAnswer: (conversation, _, ctx) => awaitsAnswer(conversation, ctx),
  cursor: async ({ id, lastSequence, lastChange }, _, ctx) => {
    const hidden = markOf(await ctx.loaders.hiddenOfConversation.load(id))
    return toCursor({ sequence: lastSequence, change: lastChange, hidden })
  },
  changesSince: (conversation, args, ctx) => changesSince(conversation, args, ctx),
  messages: async ({ id }, args, ctx) => {
    const page = parseTwoWayPage(args, ['integer'])
    const rows = await ctx.loaders.messagesOfConversation.load(id, page)
    return toConnection(rows, page, (row) => [row.sequence])
  },
}
