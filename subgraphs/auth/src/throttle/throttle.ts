import { createHmac } from 'node:crypto'
import type { Database } from '@plaza/database'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { delayOf, type PolicyName, policies } from './policies.ts'

/** An attempt to count: what the rule is, and whom it counts. */
export type Attempt = readonly [policy: PolicyName, ...subject: (string | null)[]]

const strikeWindow = 24 * 60 * 60

/** Counts attempts in the database, so that all replicas share the counts and restarts keep them. */
export class Throttle {
  readonly #limiters: Readonly<Record<PolicyName, RateLimiterPostgres>>
  readonly #strikes: RateLimiterPostgres
  readonly #secret: Buffer
  readonly #onStrike: (policy: PolicyName) => Promise<void>

  constructor(
    pool: Database<unknown>['pool'],
    options: { secret: Buffer; factor: number; onStrike: (policy: PolicyName) => Promise<void> },
  ) {
    const { secret, factor, onStrike } = options
    this.#secret = secret
    this.#onStrike = onStrike
    const limiter = (keyPrefix: string, points: number, duration: number) =>
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'pool',
        tableName: 'rate_limits',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix,
        points,
        duration,
      })
    this.#limiters = Object.fromEntries(
      Object.entries(policies).map(([name, policy]) => [
        name,
        limiter(name, Math.max(1, Math.round(policy.points * factor)), policy.window),
      ]),
    ) as Record<PolicyName, RateLimiterPostgres>
    this.#strikes = limiter('strikes', Number.MAX_SAFE_INTEGER, strikeWindow)
  }

  /** Counts an attempt before it is made. Says how many seconds to wait, or 0 to go ahead. */
  async take([policy, ...subject]: Attempt): Promise<number> {
    const limiter = this.#limiters[policy]
    const key = this.#keyOf(subject)
    const result = await limiter.consume(key).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused
      throw refused
    })
    if (result.consumedPoints <= limiter.points) return 0
    // Exactly one of racing attempts is the first too many; it sets how long all of them wait.
    if (result.consumedPoints > limiter.points + 1) return Math.max(1, Math.ceil(result.msBeforeNext / 1000))
    const { consumedPoints: strike } = await this.#strikes.penalty(`${policy}:${key}`)
    const delay = delayOf(policies[policy], strike)
    await limiter.block(key, delay)
    await this.#onStrike(policy)
    return delay
  }

  /** Counts an attempt under several rules. Says how many seconds the first that refuses it asks for, or 0 to go ahead. */
  async takeAll(attempts: readonly Attempt[]): Promise<number> {
    for (const [index, attempt] of attempts.entries()) {
      const wait = await this.take(attempt)
      if (wait === 0) continue
      // It is not made, so it leads to no further wait.
      for (const taken of attempts.slice(0, index)) await this.giveBack(taken)
      return wait
    }
    return 0
  }

  /** The attempt was a good one: it does not count. */
  async giveBack([policy, ...subject]: Attempt): Promise<void> {
    await this.#limiters[policy].reward(this.#keyOf(subject))
  }

  /** Nothing that was tried before counts any more. */
  async clear([policy, ...subject]: Attempt): Promise<void> {
    const key = this.#keyOf(subject)
    await Promise.all([this.#limiters[policy].delete(key), this.#strikes.delete(`${policy}:${key}`)])
  }

  /** Addresses and names are personal data, so what is stored can't be turned back into them. */
  #keyOf(subject: readonly (string | null)[]): string {
    return createHmac('sha256', this.#secret).update(JSON.stringify(subject)).digest('base64url').slice(0, 32)
  }
}
