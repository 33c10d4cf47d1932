import type { EventContract, EventData } from '@plaza/schema/events'
import type { ReceivedEvent, ReceivedEventOf } from '../consumer.ts'

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
  /** Iterates over events of the contracts, until the signal aborts. Throws when its reader falls 10,000 events behind. */
  stream<Contract extends EventContract>(
    contracts: readonly Contract[],
    options?: { signal?: AbortSignal | undefined; filter?: (event: ReceivedEventOf<Contract>) => boolean },
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
