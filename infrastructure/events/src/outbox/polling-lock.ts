import type pg from 'pg'

/** Advisory locks of an outbox's database. `wake_outbox_relay`, the trigger of the outbox, knows the second one. */
export const relayLocks = { space: 1886151034, leader: 1, polling: 2 }

/** Longest that the feeds of other processes stay without a notification while the relay finds events. */
const notifyEveryMs = 25

/**
 * The advisory lock that a relay holds while it polls. A writer that finds it taken sends no NOTIFY, which would cost a
 * third of the write rate; so the holder notifies the other processes in the writers' stead.
 */
export class PollingLock {
  readonly #client: pg.Client
  #isHeld = false
  #notifiedAt = 0

  constructor(client: pg.Client) {
    this.#client = client
  }

  get isHeld(): boolean {
    return this.#isHeld
  }

  async acquire(): Promise<void> {
    if (this.#isHeld) return
    await this.#client.query('select pg_advisory_lock($1, $2)', [relayLocks.space, relayLocks.polling])
    this.#isHeld = true
  }

  /** From here on writers notify. The caller must read once more: a writer just before this did not. */
  async release(): Promise<void> {
    await this.#client.query('select pg_advisory_unlock($1, $2)', [relayLocks.space, relayLocks.polling])
    this.#isHeld = false
  }

  async notifyOtherProcesses(): Promise<void> {
    if (performance.now() - this.#notifiedAt < notifyEveryMs) return
    this.#notifiedAt = performance.now()
    await this.#client.query(`notify outbox`)
  }
}
