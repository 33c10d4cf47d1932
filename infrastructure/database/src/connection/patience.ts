import pg from 'pg'

/** In so many portions a time-out is counted. */
const portions = 20

/**
 * Calls `onExpired` after so many milliseconds in which this process was there to read answers. A portion that comes late
 * counts as one: while the event loop was blocked, an answer lay unread, and nobody else is to blame. Returns how to stop.
 */
export function startPatience(milliseconds: number, onExpired: () => void): () => void {
  let left = portions
  const timer = setInterval(() => {
    left -= 1
    if (left > 0) return
    clearInterval(timer)
    onExpired()
  }, milliseconds / portions)
  timer.unref()
  return () => clearInterval(timer)
}

interface PatientConfig extends pg.PoolConfig {
  /** Longest wait for a connection, in milliseconds; 0 for ever. */
  readonly patienceMs: number
}

type OnConnected = (error: Error | undefined, client: pg.PoolClient | undefined, done: pg.PoolClient['release']) => void

class PatientClient extends pg.Client {
  readonly #patienceMs: number

  constructor(config: PatientConfig) {
    super(config)
    this.#patienceMs = config.patienceMs
  }

  override connect(callback?: unknown): Promise<this> {
    if (this.#patienceMs > 0) {
      const stop = startPatience(this.#patienceMs, () => {
        this.connection.stream.destroy(new Error('Connection terminated due to connection timeout'))
      })
      this.once('connect', stop)
      this.once('end', stop)
    }
    return super.connect(callback as never) as unknown as Promise<this>
  }
}

/**
 * A pool whose time-out for a connection counts no time in which this process could not have taken one: pg's own timers run
 * before what came in meanwhile is read.
 */
export class PatientPool extends pg.Pool {
  readonly #patienceMs: number

  constructor({ connectionTimeoutMillis: patienceMs = 0, ...config }: pg.PoolConfig) {
    const patient: PatientConfig = { ...config, patienceMs, Client: PatientClient as never }
    super(patient)
    this.#patienceMs = patienceMs
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: OnConnected): void
  override connect(callback?: OnConnected): Promise<pg.PoolClient> | undefined {
    // One that is idle is given at once.
    const connected = this.idleCount > this.waitingCount || this.#patienceMs === 0 ? super.connect() : this.#inTime()
    if (!callback) return connected
    connected.then(
      (client) => callback(undefined, client, client.release),
      (error) => callback(error, undefined, () => {}),
    )
    return undefined
  }

  async #inTime(): Promise<pg.PoolClient> {
    const expired = Promise.withResolvers<never>()
    const coming = super.connect()
    const stop = startPatience(this.#patienceMs, () => {
      expired.reject(new Error('timeout exceeded when trying to connect'))
      // It keeps its place in the queue, where it takes what it is given and gives it back.
      coming.then(
        (client) => client.release(),
        () => {},
      )
    })
    try {
      return await Promise.race([coming, expired.promise])
    } finally {
      stop()
    }
  }
}
