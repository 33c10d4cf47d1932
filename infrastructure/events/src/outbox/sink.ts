import type { OutboxRow } from './rows.ts'

/** Where the relay sends events: the consumers of this process, or Kafka. */
export interface OutboxSink {
  /** How many events may be in flight at once. */
  readonly window: number
  /** The next batch waits until all events before it are done: a batch that failed halfway is read again from its start. */
  readonly oneBatchAtATime: boolean
  /**
   * Sends events, in the order given for each key; calls `done` with those that are safe at their destination.
   * @throws when events are left over that the relay must read again
   */
  dispatch(rows: readonly OutboxRow[], done: (rows: readonly OutboxRow[]) => void, signal: AbortSignal): Promise<void>
}
