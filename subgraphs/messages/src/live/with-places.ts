import type { Place } from '../data/changes.ts'
import type { ConversationEvent } from './conversation-events.ts'

/** An event, and the place up to which its stream has then told everything. */
export interface PlacedEvent {
  event: ConversationEvent
  place: Place
}

/**
 * Adds to each event the place that is reached with it. Topics come side by side, so an event may overtake another: the place
 * stays before the first that is missing, and a client that goes on from there misses nothing. A change without an event,
 * such as a file that is lost, holds it for as long as the stream lasts.
 *
 * @param start where the conversation was when the stream was open already
 */
export async function* withPlaces(events: AsyncIterable<ConversationEvent>, start: Place): AsyncGenerator<PlacedEvent> {
  const messages = new Reached(start.sequence)
  const changes = new Reached(start.change)
  for await (const event of events) {
    if (event.type === 'message.sent') messages.add(event.data.sequence)
    else if (event.type !== 'typing.changed') changes.add(event.data.change)
    yield { event, place: { sequence: messages.upTo, change: changes.upTo } }
  }
}

/** Up to which number all have come. What lies further ahead is kept: no more than happens while a token lasts. */
class Reached {
  upTo: number
  readonly #ahead = new Set<number>()

  constructor(start: number) {
    this.upTo = start
  }

  /** An event of before the numbers has none. */
  add(number: number | undefined): void {
    if (number === undefined || number <= this.upTo) return
    this.#ahead.add(number)
    while (this.#ahead.delete(this.upTo + 1)) this.upTo++
  }
}
