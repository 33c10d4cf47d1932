import { parsePage, toConnection } from '@plaza/database'
import { stillSeen } from '@plaza/server'
import { facetsOf, requireViewer } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import type { MessageRow } from '../data/messages.ts'
import { type ReactionType, reactionTypes } from '../data/reactions.ts'
import type { MessageResolvers } from '../generated/resolvers.ts'
import { hasBlocked, personOf } from './people.ts'
import { editableUntil, mayDelete } from './standing.ts'

/** One that moderators have removed keeps its reactions, which are shown again when it comes back. */
const hasReactions = ({ reactionCount, deletedAt }: MessageRow) => reactionCount > 0 && deletedAt === null

const talliesOf = async (message: MessageRow, ctx: MessagesContext) =>
  hasReactions(message) ? ctx.loaders.talliesOfMessage.load(message.id) : []

const rankOf = (type: ReactionType): number => reactionTypes.indexOf(type)

export const Message: MessageResolvers<MessagesContext, MessageRow> = {
  __resolveReference: ({ id }, ctx) => ctx.loaders.messageById.load(id),
  // A viewer who sees the message takes part in its conversation, unless they have left since it was read.
  conversation: async ({ conversationId }, _, ctx) =>
    stillSeen(await ctx.loaders.conversationById.load(conversationId)),
  facets: facetsOf,
  sender: (message, _, ctx) => personOf(message.senderId, ctx),
  viewerHasBlockedSender: (message, _, ctx) => hasBlocked(message.senderId, ctx),
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
  isRemoved: (message) => message.removedAt !== null,
  // Its sender alone finds the rule.
  removedRule: (message, _, ctx) => (message.removedAt ? ctx.loaders.ruleOfMessage.load(message.id) : null),
  isDeleted: (message) => message.deletedAt !== null,
  readBy: async ({ id }, args, ctx) => {
    const page = parsePage(args, ['time', 'uuid'])
    const rows = await ctx.loaders.readersOfMessage.load(id, page)
    return toConnection(rows, page, (row) => [row.joinedAt, row.id])
  },
  reactionCounts: async (message, _, ctx) => {
    const tallies = await talliesOf(message, ctx)
    return tallies.toSorted((one, other) => other.count - one.count || rankOf(one.type) - rankOf(other.type))
  },
  viewerReaction: async (message, _, ctx) => (await talliesOf(message, ctx)).find(({ isOwn }) => isOwn)?.type ?? null,
  reactions: async (message, { type, ...args }, ctx) => {
    const page = parsePage(args, ['time', 'uuid'])
    const rows = hasReactions(message) ? await ctx.loaders.reactionsOfMessage.load(message.id, page, type ?? null) : []
    return toConnection(rows, page, (row) => [row.createdAt, row.userId])
  },
  idempotencyKey: (message, _, ctx) => (ctx.isViewer(message.senderId) ? message.idempotencyKey : null),
  viewerCanEdit: async (message, _, ctx) => (await editableUntil(message, ctx)) !== null,
  editableUntil: (message, _, ctx) => editableUntil(message, ctx),
  viewerCanDelete: (message, _, ctx) => mayDelete(message, ctx),
}
