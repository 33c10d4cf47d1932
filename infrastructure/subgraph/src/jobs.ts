import { setTimeout } from 'node:timers/promises'
import { outageOf } from '@plaza/database'
import { describe } from '@plaza/server'
import type pg from 'pg'
import type { Job, ServiceInstance } from './define-subgraph.ts'

/**
 * Runs each job at once and then `everyMs` after its last run has ended, in one process of the service at a time: the
 * process that gets the job's advisory lock runs it, the others skip that run. A job that fails is logged and runs again
 * when its time comes.
 */
export function startJobs(
  jobs: readonly Job[],
  service: ServiceInstance,
): {
  /** Resolves when each job has run, or been skipped, once. */
  begun: Promise<void>
  /** Starts no new run; resolves when the runs under way have ended. */
  stop(): Promise<void>
} {
  const stopped = new AbortController()
  const firstRuns = jobs.map(() => Promise.withResolvers<void>())
  const locks = new JobLocks(service.database.pool)
  const loops = jobs.map((job, index) => loop(job, service, locks, stopped.signal, firstRuns[index]!.resolve))
  return {
    begun: Promise.all(firstRuns.map(({ promise }) => promise)).then(() => {}),
    async stop() {
      stopped.abort()
      await Promise.all(loops)
    },
  }
}

async function loop(
  job: Job,
  service: ServiceInstance,
  locks: JobLocks,
  stopped: AbortSignal,
  onRun: () => void,
): Promise<void> {
  while (!stopped.aborted) {
    try {
      await locks.runUnder(`job:${job.name}`, async () => job.run(service))
    } catch (error) {
      const away = outageOf(error)
      if (away) service.database.outages.failed(away, error)
      else service.log.error({ err: describe(error), job: job.name }, 'job failed')
    }
    onRun()
    await setTimeout(job.everyMs, undefined, { signal: stopped }).catch(() => {})
  }
}

/**
 * The advisory locks of all jobs that run in this process, on one connection: a job that runs needs connections itself, and
 * one more for each job's lock would use up the pool.
 */
class JobLocks {
  readonly #pool: pg.Pool
  #connection: Promise<pg.PoolClient> | null = null
  #users = 0

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** Does nothing while another process has the lock. */
  async runUnder(key: string, run: () => Promise<void>): Promise<void> {
    this.#connection ??= this.#pool.connect()
    const connection = this.#connection
    this.#users++
    try {
      const client = await connection
      const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1)) as locked', [key])
      if (!rows[0].locked) return
      try {
        await run()
      } finally {
        await client.query('select pg_advisory_unlock(hashtext($1))', [key])
      }
    } finally {
      this.#users--
      if (this.#users === 0) {
        this.#connection = null
        await connection.then((client) => client.release()).catch(() => {})
      }
    }
  }
}
