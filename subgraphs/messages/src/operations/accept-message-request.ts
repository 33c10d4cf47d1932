import type { Viewer } from '@plaza/server'
import type { MessagesContext } from '../context.ts'
import type { AcceptMessageRequestInput } from '../generated/resolvers.ts'
import type { OwnConversationPayload } from '../payloads.ts'
import { moveConversation } from '../rules/own-place.ts'

/** Takes what a stranger has written among the viewer's conversations; accepting twice is no error. */
export function acceptMessageRequest(
  ctx: MessagesContext,
  viewer: Viewer,
  { conversationId }: AcceptMessageRequestInput,
): Promise<OwnConversationPayload> {
  return moveConversation(ctx, viewer, conversationId, { from: 'REQUESTS', to: 'INBOX' })
}
