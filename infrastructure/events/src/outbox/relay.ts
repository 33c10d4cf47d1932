import { type Outages, outageOf } from '@plaza/database'
import type { Logger } from 'pino'
import { pause } from '../concurrency/pause.ts'
import { PollingLock } from './polling-lock.ts'
import { markAndList, markPublished, type OutboxRow } from './rows.ts'
import type { OutboxSession } from './session.ts'
import type { OutboxSink } from './sink.ts'

export interface RelayOptions {
  service: string
  sink: OutboxSink
  /** Where a sink or a database that is away is counted. */
  outages: Outages
  log: Logger
  onPublished(rows: readonly OutboxRow[]): void
}

const batchSize = 500
/** Pauses between reads after the last event, while the polling lock is held: a burst needs no notifications. */
const pollingMs = [2, 3, 4, 5]
/** Pauses after that: a writer that found the lock taken may commit only now, and has sent no notification. */
const windDownMs = [5, 10, 20, 40, 80]
const pausesMs = [...pollingMs, ...windDownMs]
/** Between reads of an idle relay, in case a notification was lost. */
const idleMs = 1_000
const backoffMs = { first: 100, most: 2_000 }

/** Sends the events of one outbox to its sink and marks those that have arrived as published. */
export class Relay {
  readonly #session: OutboxSession
  readonly #options: RelayOptions
  readonly #pollingLock: PollingLock
  readonly #inFlight = new Set<number>()
  /** Rows that were read and are not sent yet. */
  readonly #ahead: OutboxRow[] = []
  #done: OutboxRow[] = []
  #failure: unknown
  #failures = 0

  constructor(session: OutboxSession, options: RelayOptions) {
    this.#session = session
    this.#options = options
    this.#pollingLock = new PollingLock(session.client)
  }

  async run(): Promise<void> {
    const { signal, relayWake } = this.#session
    for (let idleRounds = 0; !signal.aborted; ) {
      if (await this.#round()) idleRounds = 0
      else if (this.#failure) await this.#backOff()
      else if (this.#mustWait()) await relayWake.wait(idleMs, signal)
      else if (idleRounds === pollingMs.length && this.#pollingLock.isHeld) await this.#pollingLock.release()
      else {
        await relayWake.wait(pausesMs[idleRounds] ?? idleMs, signal)
        idleRounds = Math.min(idleRounds + 1, pausesMs.length)
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
    // While a full batch is in flight the next one is read: there is more, and the database would only wait.
    return oneBatchAtATime && this.#inFlight.size === batchSize && this.#ahead.length === 0 ? batchSize : 0
  }

  /** Marks events that have arrived, sends rows read ahead and reads on; tells whether there was anything to do. */
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
    this.#session.tailWake.notify()
    await this.#pollingLock.acquire()
    await this.#pollingLock.notifyOtherProcesses()
  }

  #dispatch(rows: readonly OutboxRow[]): void {
    for (const { position } of rows) this.#inFlight.add(position)
    const { sink } = this.#options
    const { signal, relayWake } = this.#session
    const done = (safe: readonly OutboxRow[]): void => {
      this.#done.push(...safe)
      relayWake.notify()
    }
    sink.dispatch(rows, done, signal).catch((error) => {
      this.#failure = error
      relayWake.notify()
    })
  }

  async #backOff(): Promise<void> {
    const retryMs = Math.min(backoffMs.first * 2 ** this.#failures++, backoffMs.most)
    const { outages, log } = this.#options
    const away = outageOf(this.#failure)
    if (away) outages.failed(away, this.#failure)
    else log.warn({ err: this.#failure, retryMs }, 'events could not be published and are tried again')
    this.#failure = undefined
    const arrived = this.#done.splice(0)
    if (arrived.length > 0) {
      await markPublished(
        this.#session.client,
        arrived.map(({ position }) => position),
      )
      this.#options.onPublished(arrived)
    }
    // What follows a batch that failed must not arrive before it.
    this.#ahead.length = 0
    this.#inFlight.clear()
    await pause(retryMs, this.#session.signal)
  }
}
