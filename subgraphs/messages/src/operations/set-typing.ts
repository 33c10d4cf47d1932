import { typingChanged } from '@plaza/schema/events'
import type { UserError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { listParticipants } from '../data/participants.ts'
import { isReachable } from '../data/projections/people.ts'
import type { SetTypingInput } from '../generated/resolvers.ts'
import { isId } from '../ids.ts'
import { conversationNotFound } from '../rules/not-found.ts'

const lapsesAfterMs = 6_000

/** Tells the others and keeps nothing. In a direct conversation with a block it tells nobody. */
export async function setTyping(
  ctx: MessagesContext,
  viewerId: string,
  { conversationId, isTyping }: SetTypingInput,
): Promise<UserError | null> {
  const conversation = isId(conversationId) ? await ctx.loaders.conversationById.load(conversationId) : null
  if (!conversation) return conversationNotFound
  if (conversation.type === 'DIRECT') {
    const participants = await listParticipants(ctx.db, conversation.id)
    const other = participants.find(({ userId }) => userId !== viewerId)
    if (!other?.userId || !(await isReachable(ctx.db, viewerId, other.userId))) return null
  }
  const until = new Date(Date.now() + lapsesAfterMs)
  await ctx.live.send(
    typingChanged,
    { conversationId: conversation.id, userId: viewerId, isTyping, until },
    { actorId: viewerId },
  )
  return null
}
