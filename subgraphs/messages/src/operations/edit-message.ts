import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { messageEdited } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { findConversation, lockConversation } from '../data/conversations.ts'
import type { Trx } from '../data/db.ts'
import { findMessage, updateMessageContent } from '../data/messages.ts'
import { listQuietPeople } from '../data/own-places.ts'
import { listParticipants } from '../data/participants.ts'
import type { EditMessageInput } from '../generated/resolvers.ts'
import type { MessagePayload } from '../payloads.ts'
import { lastEditAt } from '../rules/editing.ts'
import { mentionedAmong, mentionsIn } from '../rules/mentions.ts'
import { nothingWritten, readContent } from '../rules/message-content.ts'
import { messageNotFound } from '../rules/not-found.ts'
import { checkRecipient } from '../rules/recipient.ts'

const path = ['input', 'messageId']

/** Rewords the viewer's own message, for as long as the viewer could send it. */
export async function editMessage(
  ctx: MessagesContext,
  viewer: Viewer,
  input: EditMessageInput,
): Promise<MessagePayload> {
  const { text: content, error: wrong } = readContent(input.content)
  if (content === null) return failed(wrong ?? nothingWritten)
  const messageId = parseId(input.messageId)
  if (messageId === null) return failed(messageNotFound)

  const error = await ctx.db.transaction().execute((trx) => edit(trx, viewer, messageId, content))
  if (error) return failed(error)
  ctx.loaders.clearAll()
  return { message: await ctx.loaders.messageById.load(messageId), errors: [] }
}

async function edit(trx: Trx, viewer: Viewer, messageId: string, content: string): Promise<UserError | null> {
  const message = await findMessage(trx, viewer.id, messageId)
  if (!message) return messageNotFound
  if (message.senderId !== viewer.id) return userError('NOT_ALLOWED', 'Only the sender can edit a message.', path)
  // The number of the change follows the commits: as when it was sent, the conversation is locked before the message.
  await lockConversation(trx, message.conversationId)
  const conversation = await findConversation(trx, viewer.id, message.conversationId)
  if (!conversation) return messageNotFound
  const participants = await listParticipants(trx, conversation.id)
  const refusal = await checkRecipient(trx, conversation, viewer.id)
  if (refusal) return refusal
  if (lastEditAt(message) < new Date()) return userError('CONFLICT', 'A message can be edited for 24 hours.', path)
  if (message.content === content && message.deletedAt === null) return null
  const editedAt = new Date()
  const mentions = await mentionsIn(trx, content, message.mentions)
  const change = await updateMessageContent(trx, messageId, { content, mentions, editedAt })
  if (change === null) return userError('CONFLICT', 'The message has been deleted.', path)
  const quiet = await listQuietPeople(trx, conversation.id)
  const mentionedIds = mentionedAmong(participants, viewer.id, mentions, quiet)
  await publish(trx, messageEdited, {
    ...{ messageId, conversationId: message.conversationId, senderId: viewer.id },
    mentionedIds,
    // Who was told before a mute began keeps it; who would hear of it only now hears nothing.
    newMentionIds: mentionedIds.filter(
      (id) => !quiet.muting.includes(id) && !message.mentions.some(({ userId }) => userId === id),
    ),
    editedAt,
    change,
  })
  return null
}
