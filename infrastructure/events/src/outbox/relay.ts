import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { pause } from '../concurrency/wake-signal.ts'
import { cleanUp, type OutboxRetention } from './retention.ts'
import { markAndList, markPublished, type OutboxRow } from './rows.ts'
import type { OutboxSession } from './session.ts'

/** Where the relay hands events to. */
export interface OutboxSink {
  /** How many events may be on their way at once. */
  readonly window: number
  /** Hands over only when all before are done: a batch that failed halfway is read again from its first event. */
  readonly oneBatchAtATime: boolean
  /**
   * Takes events in order; calls back with those that are safe. Order is kept for each key.
   * @throws when events are left over that must be read again
   */
  dispatch(rows: readonly OutboxRow[], done: (rows: readonly OutboxRow[]) => void, signal: AbortSignal): Promise<void>
}

export interface RelayOptions {
  service: string
  pool: Pool
  sink: OutboxSink
  retention: OutboxRetention
  log: Logger
  onActive(active: boolean): void
  onPublished(rows: readonly OutboxRow[]): void
}

// Advisory locks of one database: who relays, and whether a writer need not wake the relay (see the outbox's trigger).
const lock = { space: 1886151034, leader: 1, awake: 2 }
const batchSize = 500
const leadershipPollMs = 500
const asleepPollMs = 1_000
const cleanUpEveryMs = 60_000
/** After the last event the relay stays awake for a few more looks, so that a burst needs no notifications. */
const awakeMs = [2, 3, 4, 5]
/** Then it sleeps, but looks again for those who wrote while it was awake and have committed since: nobody notified it. */
const dozingMs = [5, 10, 20, 40, 80]
const waitsMs = [...awakeMs, ...dozingMs]
/** Other processes' feeds are told no more often than this. */
const notifyEveryMs = 25

/** Of all sessions of one outbox, one relays at a time; the next takes over as soon as its connection is gone. */
export async function runRelay(session: OutboxSession, options: RelayOptions): Promise<void> {
  const { client, signal } = session
  while (!signal.aborted) {
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as leads', [lock.space, lock.leader])
    if (rows[0].leads) break
    await pause(leadershipPollMs, signal)
  }
  if (signal.aborted) return
  options.onActive(true)
  try {
    await Promise.all([new Relay(session, options).run(), keepClean(session, options)])
  } finally {
    options.onActive(false)
  }
}

async function keepClean({ signal }: OutboxSession, { pool, retention, service, log }: RelayOptions): Promise<void> {
  while (!signal.aborted) {
    try {
      await cleanUp(pool, service, retention)
    } catch (error) {
      log.warn({ service, err: error }, 'the outbox could not be cleaned up')
    }
    await pause(cleanUpEveryMs, signal)
  }
}

class Relay {
  readonly #session: OutboxSession
  readonly #options: RelayOptions
  readonly #inFlight = new Set<number>()
  /** Read and not sent yet. */
  readonly #ahead: OutboxRow[] = []
  #done: OutboxRow[] = []
  #failure: unknown
  #failures = 0
  #notifiedAt = 0
  #awake = false

  constructor(session: OutboxSession, options: RelayOptions) {
    this.#session = session
    this.#options = options
  }

  async run(): Promise<void> {
    const { signal, relayPulse } = this.#session
    for (let idle = 0; !signal.aborted; ) {
      if (await this.#round()) idle = 0
      else if (this.#failure) await this.#backOff()
      else if (this.#mustWait()) await relayPulse.wait(asleepPollMs, signal)
      else if (idle === awakeMs.length && this.#awake) await this.#sleep()
      else {
        await relayPulse.wait(waitsMs[idle] ?? asleepPollMs, signal)
        idle = Math.min(idle + 1, waitsMs.length)
      }
    }
  }

  /** Whether nothing more may be sent before something has arrived. */
  #mustWait(): boolean {
    const { window, oneBatchAtATime } = this.#options.sink
    // A nearly full window is filled in pieces worth their query.
    return oneBatchAtATime ? this.#inFlight.size > 0 : window - this.#inFlight.size < batchSize / 4
  }

  /** How many rows to read now. */
  #room(): number {
    const { window, oneBatchAtATime } = this.#options.sink
    if (!this.#mustWait()) return Math.min(batchSize, window - this.#inFlight.size)
    // While a full batch is on its way the next one is read: there is more, and the database would only wait.
    return oneBatchAtATime && this.#inFlight.size === batchSize && this.#ahead.length === 0 ? batchSize : 0
  }

  /** Marks what has arrived, sends what waits and reads on; tells whether there was anything to do. */
  async #round(): Promise<boolean> {
    const arrived = this.#done
    this.#done = []
    for (const { position } of arrived) this.#inFlight.delete(position)
    const readBefore = this.#mustWait() ? [] : this.#ahead.splice(0)
    if (readBefore.length > 0) this.#dispatch(readBefore)
    const rows = await this.#markAndRead(arrived)
    const next = this.#mustWait() ? [] : rows
    if (next.length > 0) this.#dispatch(next)
    else this.#ahead.push(...rows)
    if (readBefore.length + next.length > 0) await this.#afterDispatch()
    return arrived.length + readBefore.length + rows.length > 0
  }

  async #markAndRead(arrived: readonly OutboxRow[]): Promise<OutboxRow[]> {
    const { client } = this.#session
    const positions = arrived.map(({ position }) => position)
    const room = this.#room()
    let rows: OutboxRow[] = []
    if (room > 0) rows = await markAndList(client, positions, [...this.#inFlight], room)
    else if (positions.length > 0) await markPublished(client, positions)
    if (arrived.length === 0) return rows
    this.#failures = 0
    this.#options.onPublished(arrived)
    return rows
  }

  async #afterDispatch(): Promise<void> {
    this.#session.tailPulse.beat()
    await this.#stayAwake()
    await this.#tellOtherProcesses()
  }

  #dispatch(rows: readonly OutboxRow[]): void {
    for (const { position } of rows) this.#inFlight.add(position)
    const { sink } = this.#options
    const done = (safe: readonly OutboxRow[]): void => {
      this.#done.push(...safe)
      this.#session.relayPulse.beat()
    }
    sink.dispatch(rows, done, this.#session.signal).catch((error) => {
      this.#failure = error
      this.#session.relayPulse.beat()
    })
  }

  async #backOff(): Promise<void> {
    const waitMs = Math.min(100 * 2 ** this.#failures++, 2_000)
    const { service, log } = this.#options
    log.warn({ service, err: this.#failure, retryMs: waitMs }, 'events could not be published')
    this.#failure = undefined
    const arrived = this.#done.splice(0)
    if (arrived.length > 0) {
      await markPublished(
        this.#session.client,
        arrived.map(({ position }) => position),
      )
      this.#options.onPublished(arrived)
    }
    // What follows a batch that failed must not get there before it.
    this.#ahead.length = 0
    this.#inFlight.clear()
    await pause(waitMs, this.#session.signal)
  }

  async #stayAwake(): Promise<void> {
    if (this.#awake) return
    await this.#session.client.query('select pg_advisory_lock($1, $2)', [lock.space, lock.awake])
    this.#awake = true
  }

  /** From here on writers notify. One more look, by the caller, catches those that did not because they came just before. */
  async #sleep(): Promise<void> {
    await this.#session.client.query('select pg_advisory_unlock($1, $2)', [lock.space, lock.awake])
    this.#awake = false
  }

  /** While the relay is awake writers are silent, so it speaks for them. */
  async #tellOtherProcesses(): Promise<void> {
    if (performance.now() - this.#notifiedAt < notifyEveryMs) return
    this.#notifiedAt = performance.now()
    await this.#session.client.query(`notify outbox`)
  }
}
