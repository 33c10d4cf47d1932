import type { Viewer } from '@plaza/server'
import type { MessagesContext } from '../context.ts'
import type { UnmuteConversationInput } from '../generated/resolvers.ts'
import type { OwnConversationPayload } from '../payloads.ts'
import { muteOwn } from '../rules/own-place.ts'

/** Messages in it notify the viewer again; one that is not muted is no error. */
export function unmuteConversation(
  ctx: MessagesContext,
  viewer: Viewer,
  { conversationId }: UnmuteConversationInput,
): Promise<OwnConversationPayload> {
  return muteOwn(ctx, viewer, conversationId, { mutedAt: null, mutedUntil: null })
}
