import { Restrictions } from './restrictions.ts'
import { accessTokenLifetimeSeconds } from './viewer.ts'

/** A margin for clocks that differ between auth and a server that verifies. */
const graceMs = 60_000

/** A consumer that joins its group again after another one has died is silent for some ten seconds. */
const longestSilenceMs = 60_000

/**
 * The sessions that have ended while access tokens of theirs may still live, as `session.ended` events tell them. Each is
 * forgotten once its last token has expired, so the set holds minutes of history, however large the network is.
 */
export class Revocations {
  /** What is heard beside it: who may read and not write. */
  readonly restrictions: Restrictions
  readonly #endedAt = new Map<string, number>()
  readonly #listeners = new Map<string, Set<() => void>>()
  readonly #now: () => number
  #silentMs: () => number = () => 0

  constructor(options: { now?: () => number } = {}) {
    this.#now = options.now ?? Date.now
    this.restrictions = new Restrictions(options)
  }

  /** Adds sessions that ended at a time. A session that was added before, or whose tokens have expired, changes nothing. */
  end(sessionIds: readonly string[], endedAt: Date): void {
    this.#forgetExpired()
    for (const sessionId of sessionIds) this.#end(sessionId, endedAt.getTime())
  }

  /** Whether the session has ended, as far as tokens of it may still live. */
  has(sessionId: string): boolean {
    return this.#endedAt.has(sessionId)
  }

  /**
   * Calls the listener once when the session ends, at once if it has ended, to close what the session holds open. Returns
   * how to stop listening.
   */
  onEnded(sessionId: string, listener: () => void): () => void {
    if (this.has(sessionId)) {
      listener()
      return () => {}
    }
    const listeners = this.#listeners.get(sessionId) ?? new Set()
    this.#listeners.set(sessionId, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(sessionId) === listeners) this.#listeners.delete(sessionId)
    }
  }

  /** Says how long nothing has been heard of ended sessions, in milliseconds, so that some may be missing. */
  hearFrom(silentMs: () => number): void {
    this.#silentMs = silentMs
  }

  /** Whether ended sessions have not been heard of for over a minute, so that only fresh tokens can be relied on. */
  get isDeaf(): boolean {
    return this.#silentMs() > longestSilenceMs
  }

  /** How many sessions are remembered. */
  get size(): number {
    return this.#endedAt.size
  }

  #end(sessionId: string, endedAt: number): void {
    if (this.#endedAt.has(sessionId) || this.#isPast(endedAt)) return
    this.#endedAt.set(sessionId, endedAt)
    const listeners = this.#listeners.get(sessionId)
    this.#listeners.delete(sessionId)
    for (const listener of listeners ?? []) listener()
  }

  /** Entries arrive roughly in the order of their times, so the oldest are in front. */
  #forgetExpired(): void {
    for (const [sessionId, endedAt] of this.#endedAt) {
      if (!this.#isPast(endedAt)) return
      this.#endedAt.delete(sessionId)
    }
  }

  #isPast(endedAt: number): boolean {
    return this.#now() > endedAt + accessTokenLifetimeSeconds * 1000 + graceMs
  }
}
