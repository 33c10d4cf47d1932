import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { conversationRead } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { findConversation } from '../data/conversations.ts'
import type { Trx } from '../data/db.ts'
import { findMessage } from '../data/messages.ts'
import { updateReadMarker } from '../data/read-markers.ts'
import type { MarkConversationReadInput } from '../generated/resolvers.ts'
import type { ConversationPayload } from '../payloads.ts'
import { conversationNotFound } from '../rules/not-found.ts'

const noSuchMessage = userError('NOT_FOUND', 'There is no such message in this conversation.', [
  'input',
  'upToMessageId',
])

/** Moves the viewer's read marker forward; an older message moves nothing and is no error. */
export async function markConversationRead(
  ctx: MessagesContext,
  viewer: Viewer,
  input: MarkConversationReadInput,
): Promise<ConversationPayload & { viewer?: { id: string } }> {
  const error = await ctx.db.transaction().execute((trx) => moveMarker(trx, viewer, input))
  if (error) return failed(error)
  ctx.loaders.clearAll()
  return {
    conversation: await ctx.loaders.conversationById.load(input.conversationId),
    viewer: { id: viewer.id },
    errors: [],
  }
}

async function moveMarker(trx: Trx, viewer: Viewer, input: MarkConversationReadInput): Promise<UserError | null> {
  const conversationId = parseId(input.conversationId)
  const conversation = conversationId && (await findConversation(trx, viewer.id, conversationId))
  if (!conversation) return conversationNotFound
  const messageId = parseId(input.upToMessageId)
  const message = messageId && (await findMessage(trx, viewer.id, messageId))
  if (!message || message.conversationId !== conversation.id) return noSuchMessage
  // Whoever wrote a request is not told that it was read.
  if (conversation.folder === 'REQUESTS') return null
  const marker = { conversationId: conversation.id, userId: viewer.id, sequence: message.sequence }
  const change = await updateReadMarker(trx, marker)
  if (change !== null) {
    await publish(trx, conversationRead, {
      conversationId: conversation.id,
      type: conversation.type,
      at: new Date(),
      userId: viewer.id,
      upToMessageId: message.id,
      change,
    })
  }
  return null
}
