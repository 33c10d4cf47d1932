import { clientConfig, type Database, outageOf } from '@plaza/database'
import pg from 'pg'
import type { Logger } from 'pino'
import { pause } from '../concurrency/pause.ts'
import { WakeSignal } from '../concurrency/wake-signal.ts'

/** One connection of a process to a service's outbox. It listens for notifications; the relay's advisory locks end with it. */
export interface OutboxSession {
  readonly client: pg.Client
  /** Notified when something was written to the outbox. */
  readonly relayWake: WakeSignal
  /** Notified for the live feed: by writers, and by the relay when it has sent events. */
  readonly tailWake: WakeSignal
  /** Aborts when the connection is lost or the bus stops. */
  readonly signal: AbortSignal
}

export interface OutboxSessionOptions {
  database: Database<unknown>
  log: Logger
  signal: AbortSignal
  /** Called with a transient event as JSON, which goes past the outbox. */
  onTransient(payload: string): void
  /** Works until the session's signal aborts. */
  work(session: OutboxSession): Promise<void>
}

const backoffMs = { first: 100, most: 2_000 }

/** Keeps a session open until the signal aborts, and opens a new one, with back-off, when it is lost. Never rejects. */
export async function keepOutboxSession(options: OutboxSessionOptions): Promise<void> {
  const { database, log, signal } = options
  let retryMs = backoffMs.first
  while (!signal.aborted) {
    try {
      await runSession(options, () => {
        retryMs = backoffMs.first
      })
    } catch (error) {
      if (signal.aborted) return
      if (outageOf(error)) database.outages.failed('database', error)
      else log.warn({ err: error, retryMs }, 'connection to the outbox lost; it is opened again')
    }
    await pause(retryMs, signal)
    retryMs = Math.min(retryMs * 2, backoffMs.most)
  }
}

async function runSession(options: OutboxSessionOptions, onOpen: () => void): Promise<void> {
  const { database, signal, work, onTransient } = options
  const client = new pg.Client(clientConfig(database.config, `plaza-${database.service}-outbox`))
  const lost = new AbortController()
  const ended = AbortSignal.any([signal, lost.signal])
  const session: OutboxSession = { client, relayWake: new WakeSignal(), tailWake: new WakeSignal(), signal: ended }
  client.on('error', (error) => lost.abort(error))
  client.on('end', () => lost.abort(new Error('the connection has ended')))
  client.on('notification', ({ channel, payload, processId }) => {
    if (channel === 'outbox_live') return onTransient(payload ?? '')
    // The relay of this session has sent it, for other processes.
    if (processId === processIdOf(client)) return
    session.relayWake.notify()
    session.tailWake.notify()
  })
  try {
    await client.connect()
    // This session writes nothing but which events are published; a mark that a crash loses is made again.
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
