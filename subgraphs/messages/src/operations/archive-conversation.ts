import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import type { ArchiveConversationInput } from '../generated/resolvers.ts'
import type { OwnConversationPayload } from '../payloads.ts'
import { moveConversation } from '../rules/own-place.ts'
import { acceptFirst } from '../rules/recipient.ts'

/** Puts a conversation away, for the viewer alone; one that is there already is no error. */
export async function archiveConversation(
  ctx: MessagesContext,
  viewer: Viewer,
  { conversationId }: ArchiveConversationInput,
): Promise<OwnConversationPayload> {
  const conversation = await ctx.loaders.conversationById.load(conversationId)
  if (conversation?.folder === 'REQUESTS') return failed(acceptFirst)
  return moveConversation(ctx, viewer, conversationId, { from: 'INBOX', to: 'ARCHIVE' })
}
