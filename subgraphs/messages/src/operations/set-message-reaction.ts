import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { messageReactionSet } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { findConversation, lockConversation } from '../data/conversations.ts'
import type { Trx } from '../data/db.ts'
import { findMessage } from '../data/messages.ts'
import { type ReactionType, upsertReaction } from '../data/reactions.ts'
import type { SetMessageReactionInput } from '../generated/resolvers.ts'
import type { MessagePayload } from '../payloads.ts'
import { messageNotFound } from '../rules/not-found.ts'
import { acceptFirst, checkRecipient } from '../rules/recipient.ts'

/** Sets the viewer's one reaction, in place of an earlier one, where the viewer could write. */
export async function setMessageReaction(
  ctx: MessagesContext,
  viewer: Viewer,
  input: SetMessageReactionInput,
): Promise<MessagePayload> {
  const messageId = parseId(input.messageId)
  if (messageId === null) return failed(messageNotFound)
  const error = await ctx.db.transaction().execute((trx) => react(trx, viewer, messageId, input.type))
  if (error) return failed(error)
  ctx.loaders.clearAll()
  return { message: await ctx.loaders.messageById.load(messageId), errors: [] }
}

async function react(trx: Trx, viewer: Viewer, messageId: string, type: ReactionType): Promise<UserError | null> {
  const found = await findMessage(trx, viewer.id, messageId)
  if (!found) return messageNotFound
  const { conversationId } = found
  await lockConversation(trx, conversationId)
  const conversation = await findConversation(trx, viewer.id, conversationId)
  // Read anew behind the lock: it may have been deleted meanwhile.
  const message = conversation && (await findMessage(trx, viewer.id, messageId))
  if (!message) return messageNotFound
  if (conversation.folder === 'REQUESTS') return acceptFirst
  const refusal = await checkRecipient(trx, conversation, viewer.id)
  if (refusal) return refusal
  if (message.deletedAt !== null) return userError('CONFLICT', 'The message has been deleted.', ['input', 'messageId'])
  const setAt = new Date()
  const reaction = { messageId, conversationId, userId: viewer.id, type, reactedAt: setAt }
  const { previousType, change } = await upsertReaction(trx, reaction)
  if (change === null) return null
  await publish(trx, messageReactionSet, {
    ...{ messageId, conversationId, userId: viewer.id },
    ...{ type, previousType, setAt, change },
  })
  return null
}
