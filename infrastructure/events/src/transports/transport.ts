import type { EventContract } from '@plaza/schema/events'
import type { Message } from '../envelope.ts'
import type { Receiver } from '../inbox/receiver.ts'
import type { LiveHub } from '../live/hub.ts'
import type { OutboxSink } from '../outbox/relay.ts'
import type { OutboxRetention } from '../outbox/retention.ts'

/** Messages of a topic that a service has not taken yet. */
export interface TopicLag {
  topic: string
  messages: number
}

/** How events get from an outbox to the consumers: one port, two adapters, one conformance suite. */
export interface EventTransport {
  readonly name: 'in-process' | 'kafka'
  /** Whether the outbox is the only history there is. */
  readonly retention: OutboxRetention
  start(): Promise<void>
  stop(): Promise<void>
  /** Where the relay of a service hands its events to. */
  sink(service: string): OutboxSink
  /** Brings a service's messages to its consumers until the transport stops. */
  consume(receiver: Receiver): Promise<void>
  /** For the dead letters of a service, beside its own table. */
  bury?(message: Message, headers: Record<string, string>): Promise<void>
  /** Live events that do not come through the outbox's own tail. */
  readonly live: LiveSource
  /** What waits between the outbox and the consumers of a service. */
  lag(receiver: Receiver): Promise<TopicLag[]>
  /** All events of a topic from its beginning, in order of each key; calls back in portions. */
  history(topic: string, onMessages: (messages: Message[]) => Promise<void>): Promise<void>
}

export interface LiveSource {
  /** Feeds the hub with a service's events from now on. */
  follow(service: string, hub: LiveHub): Promise<void>
  /** Tells of what happened up to so long ago, and may go on telling; resolves when the past has been told. */
  past(contract: EventContract, sinceMs: number, onMessage: (message: Message) => void): Promise<() => void>
  /** Past the outbox, to every instance. */
  send(message: Message): Promise<void>
}
