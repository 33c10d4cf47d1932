import type { Viewer } from '@plaza/server'
import type { MessagesContext } from '../context.ts'
import type { UnarchiveConversationInput } from '../generated/resolvers.ts'
import type { OwnConversationPayload } from '../payloads.ts'
import { moveConversation } from '../rules/own-place.ts'

/** Takes a conversation out of the archive, for the viewer alone; one that is not in it is no error. */
export function unarchiveConversation(
  ctx: MessagesContext,
  viewer: Viewer,
  { conversationId }: UnarchiveConversationInput,
): Promise<OwnConversationPayload> {
  return moveConversation(ctx, viewer, conversationId, { from: 'ARCHIVE', to: 'INBOX' })
}
