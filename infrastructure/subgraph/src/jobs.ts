import { setTimeout } from 'node:timers/promises'
import { outageOf } from '@plaza/database'
import { describe } from '@plaza/server'
import { sql } from 'kysely'
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
  const loops = jobs.map((job, index) => loop(job, service, stopped.signal, firstRuns[index]!.resolve))
  return {
    begun: Promise.all(firstRuns.map(({ promise }) => promise)).then(() => {}),
    async stop() {
      stopped.abort()
      await Promise.all(loops)
    },
  }
}

async function loop(job: Job, service: ServiceInstance, stopped: AbortSignal, onRun: () => void): Promise<void> {
  while (!stopped.aborted) {
    try {
      await runUnderLock(job, service)
    } catch (error) {
      const away = outageOf(error)
      if (away) service.database.outages.failed(away, error)
      else service.log.error({ err: describe(error), job: job.name }, 'job failed')
    }
    onRun()
    await setTimeout(job.everyMs, undefined, { signal: stopped }).catch(() => {})
  }
}

async function runUnderLock(job: Job, service: ServiceInstance): Promise<void> {
  const { system } = service.database
  await system.connection().execute(async (connection) => {
    const key = `job:${job.name}`
    const lock = await sql<{ locked: boolean }>`select pg_try_advisory_lock(hashtext(${key})) as locked`.execute(
      connection,
    )
    if (!lock.rows[0]?.locked) return
    try {
      await job.run(service)
    } finally {
      await sql`select pg_advisory_unlock(hashtext(${key}))`.execute(connection)
    }
  })
}
