import { setTimeout } from 'node:timers/promises'
import type { ReceivedEvent } from '@plaza/events'
import type { typingChanged } from '@plaza/schema/events'
import type { ConversationEvent } from './conversation-events.ts'

type Typing = ReceivedEvent<typeof typingChanged>

/**
 * Adds the end of each typing that is not told: with the person's message, when the person leaves, and at the latest when
 * it lapses, so that a client or a process that died leaves nobody typing.
 */
export async function* withTypingEnds(events: AsyncIterator<ConversationEvent>): AsyncGenerator<ConversationEvent> {
  const typing = new Map<string, Typing>()
  let next: Promise<IteratorResult<ConversationEvent>> | undefined
  for (;;) {
    next ??= events.next()
    const first = firstToLapse(typing)
    const result = await (first ? beforeLapse(next, first) : next)
    if (result === null) {
      yield* endOf(typing, first?.data.userId)
      continue
    }
    if (result.done) return
    next = undefined
    const event = result.value
    if (event.type === 'typing.changed') {
      typing.delete(event.data.userId)
      if (event.data.isTyping) typing.set(event.data.userId, event)
    }
    yield event
    if (event.type === 'message.sent') yield* endOf(typing, event.data.senderId)
    if (event.type === 'conversation.participant_removed') yield* endOf(typing, event.data.userId)
  }
}

const firstToLapse = (typing: ReadonlyMap<string, Typing>): Typing | undefined =>
  typing
    .values()
    .reduce(
      (first, other) => (first && first.data.until <= other.data.until ? first : other),
      undefined as Typing | undefined,
    )

/** Null when the typing lapses before the event comes. */
async function beforeLapse<Event>(event: Promise<Event>, { data: { until } }: Typing): Promise<Event | null> {
  const waiting = new AbortController()
  try {
    const lapsed = setTimeout(Math.max(until.getTime() - Date.now(), 0), null, { signal: waiting.signal })
    return await Promise.race([event, lapsed])
  } finally {
    waiting.abort()
  }
}

function* endOf(typing: Map<string, Typing>, userId: string | undefined): Generator<Typing> {
  const begun = userId === undefined ? undefined : typing.get(userId)
  if (!begun) return
  typing.delete(begun.data.userId)
  const known = ends.get(begun) ?? { ...begun, data: { ...begun.data, isTyping: false, until: new Date() } }
  ends.set(begun, known)
  yield known
}

/** One object for all streams of a process, so that it is shown to all of them at once. */
const ends = new WeakMap<Typing, Typing>()
