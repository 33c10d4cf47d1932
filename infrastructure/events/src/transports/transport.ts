import type { EventContract } from '@plaza/schema/events'
import type { Message } from '../envelope.ts'
import type { Receiver } from '../inbox/receiver.ts'
import type { LiveHub } from '../live/hub.ts'
import type { OutboxRetention } from '../outbox/retention.ts'
import type { OutboxSink } from '../outbox/sink.ts'

/** How many messages of a topic a service has not taken yet. */
export interface TopicLag {
  topic: string
  messages: number
}

/** How events get from an outbox to the consumers: one port, two adapters, one conformance suite. */
export interface EventTransport {
  readonly name: 'in-process' | 'kafka'
  /** `history` where the outbox is the only history of events; `short` where the topics keep it. */
  readonly retention: OutboxRetention
  start(): Promise<void>
  stop(): Promise<void>
  /** Where the relay of a service sends its events. */
  sink(service: string): OutboxSink
  /** Brings a service's messages to its consumers until the transport stops. */
  consume(receiver: Receiver): Promise<void>
  /** Sends a dead letter to a topic of its own, beside the service's table. */
  sendDeadLetter?(message: Message, headers: Record<string, string>): Promise<void>
  /** Live events that do not come from the service's own outbox. */
  readonly live: LiveSource
  /** Messages between the outboxes and the consumers of a service, by topic. */
  lag(receiver: Receiver): Promise<TopicLag[]>
  /** Reads all events of a topic from its beginning, in order of each key, and calls back with pages. */
  history(topic: string, onMessages: (messages: Message[]) => Promise<void>): Promise<void>
}

export interface LiveSource {
  /** Feeds the hub with a service's events from now on; resolves when it does, however late that is. */
  follow(service: string, hub: LiveHub): Promise<void>
  /**
   * Calls back with the events of the last `sinceMs` milliseconds, and maybe with later ones; resolves when those are told.
   * @returns how to stop
   */
  past(contract: EventContract, sinceMs: number, onMessage: (message: Message) => void): Promise<() => void>
  /** Milliseconds for which nothing is known to have come from where a service's events come from; 0 where none can be missed. */
  silentMs(service: string): number
  /** Sends a transient event past the outbox to every process of the service. */
  send(message: Message): Promise<void>
}
