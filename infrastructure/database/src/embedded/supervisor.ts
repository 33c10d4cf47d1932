import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { EmbeddedPostgresError, type EmbeddedPostgresProblem, keepsEnding } from './errors.ts'
import type { Server } from './server.ts'

/** How patient the supervision is; all in milliseconds but `failures`. */
export interface Patience {
  /** Between two looks at the server. */
  lookMs: number
  /** Longest that one look may take. */
  answerMs: number
  /** Time without an answer after which a server that still runs is killed and started again. */
  silenceMs: number
  /** First pause before a start; each failure doubles it, up to `maxBackoffMs`. */
  backoffMs: number
  maxBackoffMs: number
  /** Ends and failed starts in a row after which the server is given up. */
  failures: number
  /** A server that has run for as long ends the row. */
  stableMs: number
}

export const defaultPatience: Patience = {
  lookMs: 5_000,
  answerMs: 10_000,
  silenceMs: 45_000,
  backoffMs: 250,
  maxBackoffMs: 5_000,
  failures: 8,
  stableMs: 60_000,
}

export interface SupervisorOptions {
  /** Starts the server again; ends early when the signal aborts. */
  restart(signal: AbortSignal): Promise<Server>
  /**
   * Resolves when the server answers, whatever it says.
   * @throws EmbeddedPostgresError when it can't serve any longer, anything else when it does not answer in time
   */
  look(timeoutMs: number): Promise<void>
  /** The data folder as the caller named it, for messages. */
  dataDir: string
  patience: Patience
  log: Logger
}

/** No start can mend these. */
const hopeless: ReadonlySet<EmbeddedPostgresProblem> = new Set([
  'DATA_GONE',
  'DATA_OF_ANOTHER_VERSION',
  'DATA_UNREADABLE',
])

/** Keeps a server running: one that ends or falls silent is started again, with back-off, until that is hopeless. */
export class Supervisor {
  /** Resolves with the reason when the server has been given up. */
  readonly lost: Promise<EmbeddedPostgresError>
  #problem: string | null = null
  #server: Server
  readonly #options: SupervisorOptions
  readonly #stopping = new AbortController()
  readonly #work: Promise<void>
  #failures = 0

  constructor(server: Server, options: SupervisorOptions) {
    this.#server = server
    this.#options = options
    const lost = Promise.withResolvers<EmbeddedPostgresError>()
    this.lost = lost.promise
    this.#work = this.#run().catch((error: EmbeddedPostgresError) => {
      this.#problem = `PostgreSQL has ended and can't be started again (${error.code}).`
      options.log.fatal({ code: error.code }, 'the embedded PostgreSQL is given up')
      lost.resolve(error)
    })
  }

  /** What is the matter while the server does not serve, as a sentence; null while it serves. */
  get problem(): string | null {
    return this.#problem
  }

  /** Ends the supervision first, and then the server, also one that is just being started. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#work
    await this.#server.stop()
  }

  /**
   * Resolves when it is told to stop.
   * @throws EmbeddedPostgresError when the server is given up
   */
  async #run(): Promise<void> {
    const { patience, dataDir, log } = this.#options
    const { signal } = this.#stopping
    for (;;) {
      const started = performance.now()
      await this.#untilItFails()
      if (signal.aborted) return
      if (performance.now() - started > patience.stableMs) this.#failures = 0
      if (this.#failures >= patience.failures) throw keepsEnding(dataDir, this.#failures)
      this.#problem = 'PostgreSQL has ended unexpectedly; it is being started again.'
      log.error('the embedded PostgreSQL has ended unexpectedly; it is started again')
      const server = await this.#restart()
      if (server === null) return
      this.#server = server
      this.#problem = null
      log.warn('the embedded PostgreSQL serves again')
    }
  }

  /**
   * Watches the server until it has ended, by itself or because it was silent for too long, or supervision stops.
   * @throws EmbeddedPostgresError when it can't serve any longer
   */
  async #untilItFails(): Promise<void> {
    const { patience, log, look } = this.#options
    const { signal } = this.#stopping
    const over = new AbortController()
    const ended = this.#server.ended.then(() => over.abort())
    const done = AbortSignal.any([signal, over.signal])
    let answered = performance.now()
    while (!done.aborted) {
      await pause(patience.lookMs, undefined, { signal: done, ref: false }).catch(() => {})
      if (done.aborted) return
      try {
        await Promise.race([look(patience.answerMs), ended])
        answered = performance.now()
      } catch (error) {
        if (done.aborted) return
        if (error instanceof EmbeddedPostgresError) {
          await this.#server.kill()
          throw error
        }
        if (performance.now() - answered < patience.silenceMs) continue
        log.error({ silenceMs: patience.silenceMs }, 'the embedded PostgreSQL does not answer any longer; it is ended')
        return this.#server.kill()
      }
    }
  }

  /**
   * The server, started again; null when supervision stops before that. A full disk is waited for without a bound.
   * @throws EmbeddedPostgresError when it is hopeless, or was tried in vain too often
   */
  async #restart(): Promise<Server | null> {
    const { patience, log, restart } = this.#options
    const { signal } = this.#stopping
    let told: EmbeddedPostgresProblem | undefined
    for (;;) {
      const backoffMs = Math.min(patience.backoffMs * 2 ** this.#failures, patience.maxBackoffMs)
      await pause(backoffMs, undefined, { signal }).catch(() => {})
      if (signal.aborted) return null
      try {
        this.#failures += 1
        return await restart(signal)
      } catch (error) {
        if (signal.aborted) return null
        const problem = error as EmbeddedPostgresError
        if (hopeless.has(problem.code)) throw problem
        const isFull = problem.code === 'DISK_FULL'
        if (isFull) this.#failures = Math.min(this.#failures, patience.failures - 1)
        if (this.#failures >= patience.failures) throw problem
        if (isFull) this.#problem = 'The disk with the data of PostgreSQL is full; it starts again when there is room.'
        if (told !== problem.code)
          log.error({ code: problem.code }, 'the embedded PostgreSQL did not start; tried again')
        told = problem.code
      }
    }
  }
}
