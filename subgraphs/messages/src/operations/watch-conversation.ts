import { parseId } from '@plaza/database'
import { forbidden, type Viewer } from '@plaza/server'
import type { MessagesContext } from '../context.ts'
import { findParticipant } from '../data/participants.ts'
import type { SubscriptionConversationEventsArgs } from '../generated/resolvers.ts'
import { type ConversationEvent, conversationContracts } from '../live/conversation-events.ts'
import { withTypingEnds } from '../live/with-typing-ends.ts'

/** Everything that happens in one conversation, until the viewer leaves it. */
export async function watchConversation(
  ctx: MessagesContext,
  viewer: Viewer,
  input: SubscriptionConversationEventsArgs,
): Promise<AsyncIterable<ConversationEvent>> {
  const conversationId = parseId(input.conversationId)
  if (conversationId === null) throw notTakingPart()
  // Listening begins before the check, so that no removal falls between the two.
  const ended = new AbortController()
  const events = ctx.live.stream(conversationContracts, {
    signal: ctx.signal ? AbortSignal.any([ctx.signal, ended.signal]) : ended.signal,
    filter: ({ type, data }) =>
      data.conversationId === conversationId && !(type === 'typing.changed' && data.userId === viewer.id),
  })
  if (!(await takesPart(ctx, viewer.id, conversationId))) {
    ended.abort()
    throw notTakingPart()
  }
  return untilRemoved(withTypingEnds(events), viewer.id, ended)
}

const notTakingPart = () => forbidden('There is no such conversation, or you do not take part in it.')

async function takesPart(ctx: MessagesContext, viewerId: string, conversationId: string): Promise<boolean> {
  const { context, release } = ctx.fork()
  try {
    return (await findParticipant((context as MessagesContext).db, conversationId, viewerId)) !== null
  } finally {
    await release()
  }
}

async function* untilRemoved(
  events: AsyncIterable<ConversationEvent>,
  viewerId: string,
  ended: AbortController,
): AsyncGenerator<ConversationEvent> {
  try {
    for await (const event of events) {
      if (event.type === 'conversation.participant_removed' && event.data.userId === viewerId) return
      yield event
    }
  } finally {
    ended.abort()
  }
}
