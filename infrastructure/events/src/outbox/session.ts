import { clientConfig, type Database } from '@plaza/database'
import pg from 'pg'
import type { Logger } from 'pino'
import { Pulse, pause } from '../concurrency/wake-signal.ts'

/** One connection of a process to a service's outbox: it listens, and holds the relay's locks for as long as it lives. */
export interface OutboxSession {
  readonly client: pg.Client
  /** Beats when something was written to the outbox. */
  readonly relayPulse: Pulse
  readonly tailPulse: Pulse
  /** Aborts when the connection is lost or the bus stops. */
  readonly signal: AbortSignal
}

export interface OutboxSessionOptions {
  database: Database<unknown>
  log: Logger
  signal: AbortSignal
  /** A transient event, sent past the outbox. */
  onTransient(payload: string): void
  /** Works until the session's signal aborts. */
  work(session: OutboxSession): Promise<void>
}

const retryMs = { first: 100, most: 2_000 }

/** Keeps a session open until the signal aborts, with a new one for each that is lost. */
export async function keepOutboxSession(options: OutboxSessionOptions): Promise<void> {
  const { database, log, signal } = options
  let wait = retryMs.first
  while (!signal.aborted) {
    try {
      await runSession(options, () => {
        wait = retryMs.first
      })
    } catch (error) {
      if (signal.aborted) return
      log.warn({ service: database.service, err: error, retryMs: wait }, 'outbox session lost')
    }
    await pause(wait, signal)
    wait = Math.min(wait * 2, retryMs.most)
  }
}

async function runSession(options: OutboxSessionOptions, onOpen: () => void): Promise<void> {
  const { database, signal, work, onTransient } = options
  const client = new pg.Client(clientConfig(database.config, `plaza-${database.service}-outbox`))
  const lost = new AbortController()
  const ended = AbortSignal.any([signal, lost.signal])
  const session: OutboxSession = { client, relayPulse: new Pulse(), tailPulse: new Pulse(), signal: ended }
  client.on('error', (error) => lost.abort(error))
  client.on('end', () => lost.abort(new Error('the connection has ended')))
  client.on('notification', ({ channel, payload, processId }) => {
    if (channel === 'outbox_live') return onTransient(payload ?? '')
    // The relay's own word to other processes.
    if (processId === processIdOf(client)) return
    session.relayPulse.beat()
    session.tailPulse.beat()
  })
  try {
    await client.connect()
    // All that this session writes is which events are published: a mark that a crash forgets is made again.
    await client.query('set synchronous_commit = off; listen outbox; listen outbox_live')
    onOpen()
    await work(session)
    lost.signal.throwIfAborted()
  } finally {
    lost.abort()
    // Ending waits for a server that may be gone; the locks must not.
    await Promise.race([client.end().catch(() => {}), pause(1_000, new AbortController().signal)])
  }
}

/** Missing in the types of pg. */
const processIdOf = (client: pg.Client): unknown => Reflect.get(client, 'processID')
