import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { declineRequest } from '../data/own-places.ts'
import type { DeclineMessageRequestInput, DeclineMessageRequestPayload } from '../generated/resolvers.ts'
import { conversationNotFound } from '../rules/not-found.ts'
import { tellOfPlace } from '../rules/own-place.ts'

/** Puts a request out of the viewer's sight. Whoever wrote is not told, and may go on writing unread. */
export async function declineMessageRequest(
  ctx: MessagesContext,
  viewer: Viewer,
  input: DeclineMessageRequestInput,
): Promise<DeclineMessageRequestPayload> {
  const conversation = await ctx.loaders.conversationById.load(input.conversationId)
  if (!conversation) return failed(conversationNotFound)
  const isDeclined = await ctx.db.transaction().execute(async (trx) => {
    if (!(await declineRequest(trx, conversation.id, viewer.id))) return false
    await tellOfPlace(trx, viewer.id, conversation.id)
    return true
  })
  if (!isDeclined) return failed(userError('CONFLICT', 'This conversation is no request.', ['input', 'conversationId']))
  ctx.loaders.clearAll()
  return { declinedConversationId: conversation.id, errors: [] }
}
