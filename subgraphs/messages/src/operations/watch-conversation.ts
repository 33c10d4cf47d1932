import { parseId } from '@plaza/database'
import { forbidden, type Viewer } from '@plaza/server'
import type { MessagesContext } from '../context.ts'
import { findPlace } from '../data/conversations.ts'
import type { SubscriptionConversationEventsArgs } from '../generated/resolvers.ts'
import { type ConversationEvent, conversationContracts } from '../live/conversation-events.ts'
import { withPlaces } from '../live/with-places.ts'
import { withTypingEnds } from '../live/with-typing-ends.ts'
import { type KnownPlace, markOf, toCursor } from '../rules/cursors.ts'

export interface ConversationNews {
  event: ConversationEvent
  cursor: string
}

/** Everything that happens in one conversation, until the viewer leaves it. */
export async function watchConversation(
  ctx: MessagesContext,
  viewer: Viewer,
  input: SubscriptionConversationEventsArgs,
): Promise<AsyncIterable<ConversationNews>> {
  const conversationId = parseId(input.conversationId)
  if (conversationId === null) throw notTakingPart()
  // Listening begins before the check, so that no removal falls between the two.
  const ended = new AbortController()
  const events = ctx.live.stream(conversationContracts, {
    signal: ctx.signal ? AbortSignal.any([ctx.signal, ended.signal]) : ended.signal,
    about: { keys: [conversationId], of: conversationOf },
    filter: ({ type, data }) => !(type === 'typing.changed' && data.userId === viewer.id),
  })
  const start = await findStart(ctx, viewer.id, conversationId)
  if (!start) {
    ended.abort()
    throw notTakingPart()
  }
  return withCursors(untilRemoved(withTypingEnds(events), viewer.id, ended), start)
}

const conversationOf = ({ data }: ConversationEvent) => [data.conversationId]

const notTakingPart = () => forbidden('There is no such conversation, or you do not take part in it.')

/** Where the conversation is now; null when the viewer does not take part in it. */
async function findStart(ctx: MessagesContext, viewerId: string, conversationId: string): Promise<KnownPlace | null> {
  const { context, release } = ctx.fork()
  try {
    const { db, loaders } = context as MessagesContext
    const place = await findPlace(db, viewerId, conversationId)
    return place && { ...place, hidden: markOf(await loaders.hiddenOfConversation.load(conversationId)) }
  } finally {
    await release()
  }
}

/** Who is hidden stays as it was at the start: a client that goes on from a cursor learns that it has changed. */
async function* withCursors(
  events: AsyncIterable<ConversationEvent>,
  { hidden, ...start }: KnownPlace,
): AsyncGenerator<ConversationNews> {
  for await (const { event, place } of withPlaces(events, start)) {
    yield newsOf(event, toCursor({ ...place, hidden }))
  }
}

const news = new WeakMap<ConversationEvent, ConversationNews[]>()

/** One object for all streams of a process that have come as far, so that it is shown to all of them at once. */
function newsOf(event: ConversationEvent, cursor: string): ConversationNews {
  const all = news.get(event) ?? []
  news.set(event, all)
  const known = all.find((one) => one.cursor === cursor)
  if (known) return known
  const added = { event, cursor }
  all.push(added)
  return added
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
