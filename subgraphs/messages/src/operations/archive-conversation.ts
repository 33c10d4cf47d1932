import type { Viewer } from '@plaza/server'
import type { MessagesContext } from '../context.ts'
import type { ArchiveConversationInput } from '../generated/resolvers.ts'
import type { OwnConversationPayload } from '../payloads.ts'
import { moveConversation } from '../rules/own-place.ts'

/** Puts a conversation away, for the viewer alone; one that is there already is no error. */
export const archiveConversation = (
  ctx: MessagesContext,
  viewer: Viewer,
  { conversationId }: ArchiveConversationInput,
): Promise<OwnConversationPayload> => moveConversation(ctx, viewer, conversationId, 'ARCHIVE')
