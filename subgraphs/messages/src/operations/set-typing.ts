import { typingChanged } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { listParticipants } from '../data/participants.ts'
import { isReachable } from '../data/projections/people.ts'
import type { SetTypingInput, SetTypingPayload } from '../generated/resolvers.ts'
import { conversationNotFound } from '../rules/not-found.ts'

const lapsesAfterMs = 6_000

/** Tells the others and keeps nothing. In a direct conversation with a block, and in a request, it tells nobody. */
export async function setTyping(
  ctx: MessagesContext,
  viewer: Viewer,
  { conversationId, isTyping }: SetTypingInput,
): Promise<SetTypingPayload> {
  const conversation = await ctx.loaders.conversationById.load(conversationId)
  if (!conversation) return failed(conversationNotFound)
  if (conversation.folder === 'REQUESTS') return { errors: [] }
  if (conversation.type === 'DIRECT') {
    const participants = await listParticipants(ctx.db, conversation.id)
    const other = participants.find(({ userId }) => userId !== viewer.id)
    if (!other?.userId || !(await isReachable(ctx.db, viewer.id, other.userId))) return { errors: [] }
  }
  const until = new Date(Date.now() + lapsesAfterMs)
  await ctx.live.send(
    typingChanged,
    { conversationId: conversation.id, userId: viewer.id, isTyping, until },
    { actorId: viewer.id },
  )
  return { errors: [] }
}
