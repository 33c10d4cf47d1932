import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { messageDeleted } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { lockConversation } from '../data/conversations.ts'
import type { Trx } from '../data/db.ts'
import { deleteMessageContent, findMessage, findMessageOfSender, listUnreadBy } from '../data/messages.ts'
import type { DeleteMessageInput } from '../generated/resolvers.ts'
import type { MessagePayload } from '../payloads.ts'
import { messageNotFound } from '../rules/not-found.ts'

/**
 * Deleting twice is no error. The viewer takes back what is the viewer's own, whatever stands between them and the others,
 * and also after leaving.
 */
export async function deleteMessage(
  ctx: MessagesContext,
  viewer: Viewer,
  input: DeleteMessageInput,
): Promise<MessagePayload> {
  const messageId = parseId(input.messageId)
  if (messageId === null) return failed(messageNotFound)
  const error = await ctx.db.transaction().execute((trx) => empty(trx, viewer, messageId))
  if (error) return failed(error)
  ctx.loaders.clearAll()
  return { message: await ctx.loaders.messageById.load(messageId), errors: [] }
}

async function empty(trx: Trx, viewer: Viewer, messageId: string): Promise<UserError | null> {
  const message =
    (await findMessage(trx, viewer.id, messageId)) ?? (await findMessageOfSender(trx, viewer.id, messageId))
  if (!message) return messageNotFound
  if (message.senderId !== viewer.id)
    return userError('NOT_ALLOWED', 'Only the sender can delete a message.', ['input', 'messageId'])
  // It counts no more for those who have not read it: as when it was sent, the conversation is locked before its people.
  await lockConversation(trx, message.conversationId)
  const deletedAt = new Date()
  const change = await deleteMessageContent(trx, messageId, deletedAt)
  if (change !== null) {
    const unreadByIds = await listUnreadBy(trx, messageId)
    const { conversationId } = message
    await publish(trx, messageDeleted, { messageId, conversationId, deletedAt, change, unreadByIds })
  }
  return null
}
