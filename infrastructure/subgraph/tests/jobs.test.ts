import { mkdtemp, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createTestDatabase } from '@plaza/database/testing'
import { createLogger } from '@plaza/server'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { Job, ServiceInstance } from '../src/define-subgraph.ts'
import { startJobs } from '../src/jobs.ts'

const noMigrations = await mkdtemp(join(tmpdir(), 'plaza-no-migrations-'))
afterAll(() => rmdir(noMigrations))

async function openService() {
  const migrations = pathToFileURL(`${noMigrations}/`)
  const database = await createTestDatabase<unknown>({
    service: 'posts',
    migrations,
    settings: { systemPoolMax: 2, connectTimeoutMs: 2_000 },
  })
  const logged: string[] = []
  const log = createLogger({ level: 'error', destination: { write: (line: string) => logged.push(line) } })
  const service = { database, log } as unknown as ServiceInstance
  return { service, logged, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

test('more jobs than connections run side by side, and none waits for a lock of another', async () => {
  await using opened = await openService()
  const { service, logged } = opened
  const names = ['sweep', 'rank', 'mail', 'index', 'rotate']
  const begun = Promise.withResolvers<void>()
  const running = new Set<string>()
  const jobs = names.map(
    (name): Job => ({
      name,
      everyMs: 3_600_000,
      async run({ database }) {
        running.add(name)
        if (running.size === names.length) begun.resolve()
        await begun.promise
        await sql`select 1`.execute(database.system)
      },
    }),
  )
  const started = startJobs(jobs, service)
  await started.begun
  await started.stop()
  expect([...running]).toHaveLength(names.length)
  expect(logged).toEqual([])
})

test('a job runs in one process at a time', async () => {
  await using opened = await openService()
  const { service } = opened
  const mayEnd = Promise.withResolvers<void>()
  const runs: string[] = []
  const jobOf = (process: string, end: Promise<void>): Job => ({
    name: 'sweep',
    everyMs: 3_600_000,
    async run() {
      runs.push(process)
      await end
    },
  })
  const first = startJobs([jobOf('first', mayEnd.promise)], service)
  await expect.poll(() => runs).toEqual(['first'])
  const second = startJobs([jobOf('second', Promise.resolve())], service)
  await second.begun
  await second.stop()
  mayEnd.resolve()
  await first.stop()
  expect(runs).toEqual(['first'])

  const third = startJobs([jobOf('third', Promise.resolve())], service)
  await third.begun
  await third.stop()
  expect(runs).toEqual(['first', 'third'])
})
