import type { MessagesContext } from '../context.ts'
import type { ConversationRow } from '../data/conversations.ts'
import type { MessageRow } from '../data/messages.ts'
import { lastEditAt } from '../rules/editing.ts'

/** Whether the viewer, who takes part in it, may write in it. */
export const maySend = async ({ id, type }: ConversationRow, ctx: MessagesContext): Promise<boolean> =>
  type === 'GROUP' || (await ctx.loaders.openDirect.load(id))?.takesMore === true

/** Whether the viewer may write in it as soon as the other has answered. */
export const awaitsAnswer = async ({ id, type }: ConversationRow, ctx: MessagesContext): Promise<boolean> =>
  type === 'DIRECT' && (await ctx.loaders.openDirect.load(id))?.takesMore === false

export const mayDelete = ({ senderId, deletedAt }: MessageRow, ctx: MessagesContext): boolean =>
  ctx.isViewer(senderId) && deletedAt === null

/** Until when the viewer may change its text; null when not at all. */
export async function editableUntil(message: MessageRow, ctx: MessagesContext): Promise<Date | null> {
  const until = lastEditAt(message)
  if (!mayDelete(message, ctx) || until < new Date()) return null
  const conversation = await ctx.loaders.conversationById.load(message.conversationId)
  // One that may take no more is open for what is in it.
  const isOpen = conversation?.type === 'GROUP' || (await ctx.loaders.openDirect.load(message.conversationId)) !== null
  return conversation && isOpen ? until : null
}
