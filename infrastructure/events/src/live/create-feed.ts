import { newId } from '@plaza/database'
import type { EventContract, EventData } from '@plaza/schema/events'
import type { Logger } from 'pino'
import { persist } from '../concurrency/persist.ts'
import type { ReceivedEvent } from '../consumer.ts'
import { encodeData, type Message, toMessage } from '../envelope.ts'
import type { LiveSource } from '../transports/transport.ts'
import type { LiveFeed } from './feed.ts'
import { type LiveHub, tell } from './hub.ts'

export interface LiveFeedOptions {
  hub: LiveHub
  source: LiveSource
  /** Runs work that needs the transport: at once, or when the bus starts. */
  whenStarted(work: () => Promise<unknown>): void
  log: Logger
  /** Aborts when the bus stops. */
  signal: AbortSignal
}

/** A service's live feed over its hub; the transport gives the past, and sends transient events. */
export function createLiveFeed({ hub, source, whenStarted, log, signal }: LiveFeedOptions): LiveFeed {
  return {
    subscribe(contract, handler, { sinceMs, onCaughtUp } = {}) {
      const listener = handler as unknown as (event: ReceivedEvent) => void
      const stop = hub.listen(contract.type, listener)
      if (sinceMs === undefined) return stop
      let stopped = false
      let stopPast = (): void => {}
      whenStarted(async () => {
        const tellPast = (message: Message) => {
          if (!stopped && message.headers.ce_type === contract.type) tell([listener], message, log)
        }
        const found = await persist(() => source.past(contract, sinceMs, tellPast), {
          signal,
          onFailure: (error) => log.debug({ err: error }, 'past events could not be read; trying again'),
        })
        if (!found) return
        stopPast = found
        if (stopped) stopPast()
        onCaughtUp?.()
      })
      return () => {
        stopped = true
        stop()
        stopPast()
      }
    },
    stream: (contracts, options) => hub.stream(contracts, options),
    async send<Contract extends EventContract>(
      contract: Contract,
      data: EventData<Contract>,
      { actorId = null, traceparent = null }: { actorId?: string | null; traceparent?: string | null } = {},
    ) {
      if (!contract.topic.transient) throw new Error(`${contract.type} goes through the outbox: call publish() instead`)
      const wire = encodeData(contract, data)
      await source.send(
        toMessage({
          id: newId(),
          topic: contract.topic.name,
          key: contract.keyOf(wire),
          type: contract.type,
          subject: contract.subjectOf(wire),
          payload: JSON.stringify(wire),
          time: new Date(),
          actorId,
          traceparent,
        }),
      )
    },
  }
}
