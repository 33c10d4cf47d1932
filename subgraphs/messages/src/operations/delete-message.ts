import { publish } from '@plaza/events'
import { messageDeleted } from '@plaza/schema/events'
import { type UserError, userError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { deleteMessageContent, findMessage } from '../data/messages.ts'
import type { DeleteMessageInput } from '../generated/resolvers.ts'
import { isId } from '../ids.ts'
import { messageNotFound } from '../rules/not-found.ts'

/** Deleting twice is no error. */
export async function deleteMessage(
  db: Db,
  viewerId: string,
  input: DeleteMessageInput,
): Promise<{ messageId: string } | { error: UserError }> {
  const { messageId } = input
  return db.transaction().execute(async (trx) => {
    const message = isId(messageId) ? await findMessage(trx, viewerId, messageId) : null
    if (!message) return { error: messageNotFound }
    if (message.senderId !== viewerId)
      return { error: userError('NOT_ALLOWED', 'Only the sender can delete a message.', ['input', 'messageId']) }
    const deletedAt = new Date()
    if (await deleteMessageContent(trx, message.id, deletedAt)) {
      await publish(trx, messageDeleted, { messageId: message.id, conversationId: message.conversationId, deletedAt })
    }
    return { messageId: message.id }
  })
}
