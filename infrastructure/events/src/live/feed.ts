import type { EventContract, EventData } from '@plaza/schema/events'
import type { ReceivedEvent, ReceivedEventOf } from '../consumer.ts'

export interface LiveOptions {
  /** Also tells of what happened so many milliseconds before; may then tell an event twice. */
  sinceMs?: number
  /** Called when all of that has been told. */
  onCaughtUp?: () => void
}

/**
 * A service's own events after their commit, in every instance, for open subscriptions. Not for effects: what an instance
 * misses while it is down is not made up for.
 */
export interface LiveFeed {
  /** Returns how to stop. */
  subscribe<Contract extends EventContract>(
    contract: Contract,
    handler: (event: ReceivedEvent<Contract>) => void,
    options?: LiveOptions,
  ): () => void
  /** The same as an iteration, which ends with the signal. It fails for a reader that falls 10,000 events behind. */
  stream<Contract extends EventContract>(
    contracts: readonly Contract[],
    options?: { signal?: AbortSignal | undefined; filter?: (event: ReceivedEventOf<Contract>) => boolean },
  ): AsyncIterableIterator<ReceivedEventOf<Contract>>
  /** Past the outbox, straight to every instance's feed; for transient topics only. */
  send<Contract extends EventContract>(
    contract: Contract,
    data: EventData<Contract>,
    options?: { actorId?: string | null; traceparent?: string | null },
  ): Promise<void>
}
