import { publish } from '@plaza/events'
import { conversationRead } from '@plaza/schema/events'
import { type UserError, userError } from '@plaza/subgraph'
import { findConversation } from '../data/conversations.ts'
import type { Db } from '../data/db.ts'
import { findMessage } from '../data/messages.ts'
import { updateReadMarker } from '../data/read-markers.ts'
import type { MarkConversationReadInput } from '../generated/resolvers.ts'
import { isId } from '../ids.ts'
import { conversationNotFound } from '../rules/not-found.ts'

/** Moves the viewer's read marker forward; an older message moves nothing and is no error. */
export async function markConversationRead(
  db: Db,
  viewerId: string,
  input: MarkConversationReadInput,
): Promise<{ conversationId: string } | { error: UserError }> {
  const { conversationId, upToMessageId } = input
  return db.transaction().execute(async (trx) => {
    const conversation = isId(conversationId) ? await findConversation(trx, viewerId, conversationId) : null
    if (!conversation) return { error: conversationNotFound }
    const message = isId(upToMessageId) ? await findMessage(trx, viewerId, upToMessageId) : null
    if (message?.conversationId !== conversation.id) {
      return {
        error: userError('NOT_FOUND', 'There is no such message in this conversation.', ['input', 'upToMessageId']),
      }
    }
    const { sequence } = message
    if (await updateReadMarker(trx, { conversationId: conversation.id, userId: viewerId, sequence })) {
      await publish(trx, conversationRead, {
        conversationId: conversation.id,
        type: conversation.type,
        at: new Date(),
        userId: viewerId,
        upToMessageId: message.id,
      })
    }
    return { conversationId: conversation.id }
  })
}
