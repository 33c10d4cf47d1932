import { setTimeout } from 'node:timers/promises'
import { describe } from '@plaza/server'
import { sql } from 'kysely'
import type { Job, ServiceInstance } from './define-subgraph.ts'

/**
 * Runs each job every `everyMs`, once among all instances of the service: whoever gets the advisory lock runs it, the
 * others skip that turn. A job that fails is logged and tried again at its next turn.
 */
export function startJobs(
  jobs: readonly Job[],
  service: ServiceInstance,
): {
  /** Resolves when each has had its first turn. */
  begun: Promise<void>
  stop(): Promise<void>
} {
  const stopped = new AbortController()
  const firstTurns = jobs.map(() => Promise.withResolvers<void>())
  const loops = jobs.map((job, index) => loop(job, service, stopped.signal, firstTurns[index]!.resolve))
  return {
    begun: Promise.all(firstTurns.map(({ promise }) => promise)).then(() => {}),
    async stop() {
      stopped.abort()
      await Promise.all(loops)
    },
  }
}

async function loop(job: Job, service: ServiceInstance, stopped: AbortSignal, onTurn: () => void): Promise<void> {
  while (!stopped.aborted) {
    try {
      await runAlone(job, service)
    } catch (error) {
      service.log.error({ err: describe(error), job: job.name }, 'job failed')
    }
    onTurn()
    await setTimeout(job.everyMs, undefined, { signal: stopped }).catch(() => {})
  }
}

async function runAlone(job: Job, service: ServiceInstance): Promise<void> {
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
