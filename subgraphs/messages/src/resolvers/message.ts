import { parsePage, toConnection } from '@plaza/database'
import { stillSeen } from '@plaza/server'
import { requireViewer } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import type { MessageRow } from '../data/messages.ts'
import type { MessageResolvers } from '../generated/resolvers.ts'
import { personOf } from './people.ts'
import { editableUntil, mayDelete } from './standing.ts'

export const Message: MessageResolvers<MessagesContext, MessageRow> = {
  __resolveReference: ({ id }, ctx) => ctx.loaders.messageById.load(id),
  // A viewer who sees the message takes part in its conversation, unless they have left since it was read.
  conversation: async ({ conversationId }, _, ctx) =>
    stillSeen(await ctx.loaders.conversationById.load(conversationId)),
  sender: (message, _, ctx) => personOf(message.senderId, ctx),
  media: async (message, _, ctx) => {
    if (message.mediaCount === 0 || message.deletedAt !== null) return []
    const ids = await ctx.loaders.mediaIdsOfMessage.load(message.id)
    const viewer = requireViewer(ctx)
    return ids.map((id) => ({
      __typename: 'MediaFile' as const,
      id,
      accessGrant: ctx.grants.sign(id, viewer.id),
    }))
  },
  replyTo: (message, _, ctx) => (message.replyToId === null ? null : ctx.loaders.messageById.load(message.replyToId)),
  isEdited: (message) => message.editedAt !== null && message.deletedAt === null,
  isDeleted: (message) => message.deletedAt !== null,
  readBy: async ({ id }, args, ctx) => {
    const page = parsePage(args, ['time', 'uuid'])
    const rows = await ctx.loaders.readersOfMessage.load(id, page)
    return toConnection(rows, page, (row) => [row.joinedAt, row.id])
  },
  idempotencyKey: (message, _, ctx) => (ctx.isViewer(message.senderId) ? message.idempotencyKey : null),
  viewerCanEdit: async (message, _, ctx) => (await editableUntil(message, ctx)) !== null,
  editableUntil: (message, _, ctx) => editableUntil(message, ctx),
  viewerCanDelete: (message, _, ctx) => mayDelete(message, ctx),
}
