import { newId, parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { messageSent } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { findConversation, lockConversation } from '../data/conversations.ts'
import type { Trx } from '../data/db.ts'
import { findMessage, findSentMessage, insertMessage, type NewMessage } from '../data/messages.ts'
import { listQuietPeople } from '../data/own-places.ts'
import { listParticipants } from '../data/participants.ts'
import { listAttachableMedia } from '../data/projections/media-files.ts'
import type { SendMessageInput } from '../generated/resolvers.ts'
import type { MessagePayload } from '../payloads.ts'
import { mentionedAmong, mentionsIn } from '../rules/mentions.ts'
import { checkParts, fits, readContent } from '../rules/message-content.ts'
import { conversationNotFound } from '../rules/not-found.ts'
import { checkNewMessage } from '../rules/recipient.ts'

const fileNotFound = userError('NOT_FOUND', 'Only ready files of your own can be attached.', ['input', 'mediaIds'])

/** Sends once for each idempotency key: of calls that race, one sends and all give its message. */
export async function sendMessage(
  ctx: MessagesContext,
  viewer: Viewer,
  input: SendMessageInput,
): Promise<MessagePayload> {
  const content = readContent(input.content)
  const draft = draftOf(viewer, input, content.text ?? '')
  const error = content.error ?? checkDraft(draft)
  if (error) return failed(error)
  try {
    const payload = await ctx.db.transaction().execute((trx) => sendOnce(trx, draft))
    ctx.loaders.clearAll()
    return payload
  } catch (thrown) {
    if (isFileGone(thrown)) return failed(fileNotFound)
    throw thrown
  }
}

type Draft = Omit<NewMessage, 'mentions'>

function draftOf(viewer: Viewer, input: SendMessageInput, content: string): Draft {
  // What is no id stays as it is, for the check that finds nothing by it.
  const idOf = (given: string): string => parseId(given) ?? given
  return {
    id: newId(),
    conversationId: idOf(input.conversationId),
    senderId: viewer.id,
    type: input.type ?? 'TEXT',
    content,
    mediaIds: (input.mediaIds ?? []).map(idOf),
    replyToId: input.replyToId == null ? null : idOf(input.replyToId),
    // As it was sent: its client compares it with that.
    idempotencyKey: input.idempotencyKey,
  }
}

/** Deleted between the check and the attachment: `hold_attached_media` refuses it, and names no constraint. */
const isFileGone = (thrown: unknown): boolean => {
  const { code, constraint } = thrown as { code?: unknown; constraint?: unknown }
  return code === '23503' && constraint === undefined
}

function checkDraft(draft: Draft): UserError | null {
  if (!parseId(draft.conversationId)) return conversationNotFound
  if (!parseId(draft.idempotencyKey))
    return userError('INVALID', 'The idempotency key must be a UUID.', ['input', 'idempotencyKey'])
  return checkParts(draft.type, draft.content, draft.mediaIds)
}

async function sendOnce(trx: Trx, draft: Draft): Promise<MessagePayload> {
  // Until the message is in, nobody comes or goes, and no call with the same key gets past this.
  await lockConversation(trx, draft.conversationId)
  const conversation = await findConversation(trx, draft.senderId, draft.conversationId)
  if (!conversation) return failed(conversationNotFound)
  const sent = await findSentMessage(trx, draft)
  if (sent) return { message: sent, errors: [] }

  const participants = await listParticipants(trx, conversation.id)
  const error =
    (await checkNewMessage(trx, conversation, draft.senderId)) ??
    (await checkReply(trx, draft)) ??
    (await checkMedia(trx, draft))
  if (error) return failed(error)

  const mentions = await mentionsIn(trx, draft.content)
  const message = await insertMessage(trx, { ...draft, mentions })
  const quiet = await listQuietPeople(trx, conversation.id)
  const { muting, asked, declined } = quiet
  const recipientIds = participants.flatMap(({ userId }) =>
    userId && userId !== draft.senderId && !declined.includes(userId) ? [userId] : [],
  )
  await publish(trx, messageSent, {
    messageId: message.id,
    conversationId: conversation.id,
    senderId: draft.senderId,
    recipientIds,
    mentionedIds: mentionedAmong(participants, draft.senderId, mentions, quiet),
    quietIds: recipientIds.filter((id) => muting.includes(id) || asked.includes(id)),
    apartIds: asked,
    type: message.type,
    sentAt: message.sentAt,
    sequence: message.sequence,
  })
  return { message, errors: [] }
}

async function checkReply(trx: Trx, draft: Draft): Promise<UserError | null> {
  if (draft.replyToId === null) return null
  const original = parseId(draft.replyToId) && (await findMessage(trx, draft.senderId, draft.replyToId))
  if (original && original.conversationId === draft.conversationId) return null
  return userError('NOT_FOUND', 'The message you answer is not in this conversation.', ['input', 'replyToId'])
}

async function checkMedia(trx: Trx, draft: Draft): Promise<UserError | null> {
  const { mediaIds, senderId, type } = draft
  if (mediaIds.length === 0) return null
  const files = mediaIds.every(parseId) ? await listAttachableMedia(trx, senderId, mediaIds) : []
  if (files.length < mediaIds.length) return fileNotFound
  if (files.every(({ kind }) => fits(type, kind))) return null
  return userError('INVALID', `A message of type ${type} cannot carry these files.`, ['input', 'mediaIds'])
}
