import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import type { MuteConversationInput } from '../generated/resolvers.ts'
import type { OwnConversationPayload } from '../payloads.ts'
import { muteOwn } from '../rules/own-place.ts'

/** From now on nobody's message in it notifies the viewer, until a moment or for good; the last call counts. */
export async function muteConversation(
  ctx: MessagesContext,
  viewer: Viewer,
  { conversationId, until }: MuteConversationInput,
): Promise<OwnConversationPayload> {
  const now = new Date()
  if (until && until <= now) return failed(userError('INVALID', 'Mute it until a later moment.', ['input', 'until']))
  return muteOwn(ctx, viewer, conversationId, { mutedAt: now, mutedUntil: until ?? null })
}
