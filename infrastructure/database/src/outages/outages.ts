import type { Logger } from 'pino'

export interface OutagesOptions {
  /** Between two lines about an outage that lasts; 60,000 unless given. */
  everyMs?: number
  /** How long nothing must have failed before an outage may be over; 2,000 unless given. */
  quietMs?: number
}

interface Outage {
  readonly since: number
  failures: number
  lastFailureAt: number
  toldAt: number
}

/**
 * Says in the log when something is away: a line when an outage begins, at most one a minute while it lasts, with the number
 * of failures, and one when it is over. All that fails of one cause shares its lines.
 */
export class Outages {
  readonly #log: Logger
  readonly #options: Required<OutagesOptions>
  readonly #outages = new Map<string, Outage>()
  readonly #checks = new Map<string, () => Promise<unknown>>()

  constructor(log: Logger, { everyMs = 60_000, quietMs = 2_000 }: OutagesOptions = {}) {
    this.#log = log
    this.#options = { everyMs, quietMs }
  }

  /** Sets how to ask whether an outage is over: `check` rejects while it lasts. Without it, one is over when nothing fails. */
  checkWith(cause: string, check: () => Promise<unknown>): void {
    this.#checks.set(cause, check)
  }

  /** What is away now. */
  get causes(): string[] {
    return [...this.#outages.keys()]
  }

  /**
   * Counts a failure.
   * @param cause what is away, in the words of the log: `database`, `subgraph posts`
   */
  failed(cause: string, error: unknown): void {
    const now = performance.now()
    const known = this.#outages.get(cause)
    if (known) {
      known.failures += 1
      known.lastFailureAt = now
      return
    }
    const outage = { since: now, failures: 1, lastFailureAt: now, toldAt: now }
    this.#outages.set(cause, outage)
    this.#log[levelOf(cause)](
      { cause, err: summaryOf(error) },
      `an outage of the ${cause} has begun: what needs it fails until it is back`,
    )
    this.#follow(cause, outage)
  }

  #follow(cause: string, outage: Outage): void {
    setTimeout(async () => {
      if (await this.#isOver(cause, outage)) {
        this.#outages.delete(cause)
        this.#log.info({ cause, ...countsOf(outage) }, `the outage of the ${cause} is over`)
        return
      }
      if (performance.now() - outage.toldAt >= this.#options.everyMs) {
        outage.toldAt = performance.now()
        this.#log[levelOf(cause)]({ cause, ...countsOf(outage) }, `the outage of the ${cause} goes on`)
      }
      this.#follow(cause, outage)
    }, this.#options.quietMs).unref()
  }

  async #isOver(cause: string, outage: Outage): Promise<boolean> {
    if (performance.now() - outage.lastFailureAt < this.#options.quietMs) return false
    try {
      await this.#checks.get(cause)?.()
      return true
    } catch {
      return false
    }
  }
}

/** Requests are served without the broker, and events wait for it. */
const levelOf = (cause: string) => (cause === 'broker' ? 'warn' : 'error')

const countsOf = ({ since, failures }: Outage) => ({
  failures,
  seconds: Math.round((performance.now() - since) / 1000),
})

/** Without the stack, which says nothing of an outage. */
function summaryOf(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  return { type: error.name, ...('code' in error && { code: error.code }), message: error.message }
}
