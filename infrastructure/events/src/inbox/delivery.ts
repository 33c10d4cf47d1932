import type { Consumer, ReceivedEvent } from '../consumer.ts'
import type { Message } from '../envelope.ts'

/** A message that could be read, with the consumers that have not committed it yet. */
export interface Delivery {
  message: Message
  event: ReceivedEvent
  consumers: Consumer<unknown>[]
}

/** How a transport follows a batch, and calls it off. */
export interface BatchControl {
  signal: AbortSignal
  /** Called now and then while the batch is worked off, so that a broker does not take its consumer for dead. */
  heartbeat?: () => Promise<void>
  /** Called when all messages up to this one are committed or in the dead letters. */
  onProgress?: (message: Message) => void
}
