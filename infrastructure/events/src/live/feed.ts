import type { EventContract, EventData } from '@plaza/schema/events'
import type { ReceivedEvent, ReceivedEventOf } from '../consumer.ts'

/** Which events a stream is about: those that have a key in common with it. */
export interface About<Event> {
  readonly keys: readonly string[]
  /** The keys of an event. The same function for all streams that are about such keys, so that it is asked once an event. */
  readonly of: (event: Event) => readonly string[]
}

export interface StreamOptions<Event> {
  signal?: AbortSignal | undefined
  /** An event finds its streams by it, among however many; without it every stream is asked. */
  about?: About<Event>
  /** Of these, only those that it says yes to. */
  filter?: (event: Event) => boolean
}

export interface LiveOptions {
  /** Begins with the events of the last so many milliseconds; an event may then come twice. */
  sinceMs?: number
  /** Called when those events have been told. */
  onCaughtUp?: () => void
}

/**
 * A service's events after their commit, in every process, for open subscriptions. Not for effects: events that a process
 * misses while it is down do not come again.
 */
export interface LiveFeed {
  /** Calls `handler` with each event of the contract; returns how to stop. */
  subscribe<Contract extends EventContract>(
    contract: Contract,
    handler: (event: ReceivedEvent<Contract>) => void,
    options?: LiveOptions,
  ): () => void
  /** Iterates over events of the contracts, until the signal aborts. Throws `FellBehind` when its reader does. */
  stream<Contract extends EventContract>(
    contracts: readonly Contract[],
    options?: StreamOptions<ReceivedEventOf<Contract>>,
  ): AsyncIterableIterator<ReceivedEventOf<Contract>>
  /**
   * Sends an event of a transient topic past the outbox, to this service's feeds in every process.
   * @throws InvalidEvent when the data break the contract
   */
  send<Contract extends EventContract>(
    contract: Contract,
    data: EventData<Contract>,
    options?: { actorId?: string | null; traceparent?: string | null },
  ): Promise<void>
}
