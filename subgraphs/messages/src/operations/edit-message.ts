import { publish } from '@plaza/events'
import { messageEdited } from '@plaza/schema/events'
import { type UserError, userError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { findMessage, updateMessageContent } from '../data/messages.ts'
import type { EditMessageInput } from '../generated/resolvers.ts'
import { isId } from '../ids.ts'
import { checkContent } from '../rules/message-content.ts'
import { messageNotFound } from '../rules/not-found.ts'

const editableForMs = 24 * 60 * 60_000

export async function editMessage(
  db: Db,
  viewerId: string,
  input: EditMessageInput,
): Promise<{ messageId: string } | { error: UserError }> {
  const { messageId, content } = input
  if (content.trim() === '') return { error: userError('REQUIRED', 'Write something first.', ['input', 'content']) }
  const error = checkContent(content)
  if (error) return { error }

  return db.transaction().execute(async (trx) => {
    const message = isId(messageId) ? await findMessage(trx, viewerId, messageId) : null
    if (!message) return { error: messageNotFound }
    if (message.senderId !== viewerId)
      return { error: userError('NOT_ALLOWED', 'Only the sender can edit a message.', ['input', 'messageId']) }
    if (Date.now() - message.sentAt.getTime() > editableForMs)
      return { error: userError('CONFLICT', 'A message can be edited for 24 hours.', ['input', 'messageId']) }
    if (message.content === content && message.deletedAt === null) return { messageId: message.id }
    const editedAt = new Date()
    if (!(await updateMessageContent(trx, message.id, content, editedAt)))
      return { error: userError('CONFLICT', 'The message has been deleted.', ['input', 'messageId']) }
    await publish(trx, messageEdited, { messageId: message.id, conversationId: message.conversationId, editedAt })
    return { messageId: message.id }
  })
}
