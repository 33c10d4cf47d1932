import { mkdtemp, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createTestDatabase } from '@plaza/database/testing'
import { createLogger } from '@plaza/server'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { ServiceInstance, Worker } from '../src/define-subgraph.ts'
import { startWorkers } from '../src/workers.ts'

const noMigrations = await mkdtemp(join(tmpdir(), 'plaza-no-migrations-'))
afterAll(() => rmdir(noMigrations))

async function openService() {
  const database = await createTestDatabase<unknown>({
    service: 'posts',
    migrations: pathToFileURL(`${noMigrations}/`),
  })
  const logged: string[] = []
  const log = createLogger({ level: 'error', destination: { write: (line: string) => logged.push(line) } })
  const service = { name: 'posts', database, log } as unknown as ServiceInstance
  return { service, logged, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

const worker = (run: Worker['run'], more: Partial<Worker> = {}): Worker => ({
  ...{ name: 'resize', channel: 'Things to do', pollMs: 3_600_000, concurrency: () => 1, run },
  ...more,
})
const notify = ({ database }: ServiceInstance) => sql`select pg_notify('Things to do', '')`.execute(database.system)

test('a worker does all work there is, and more as soon as it is notified', async () => {
  await using opened = await openService()
  let waiting = 3
  const done: number[] = []
  const started = startWorkers([worker(async () => waiting > 0 && done.push(waiting--) > 0)], opened.service)
  await started.begun
  expect(done).toEqual([3, 2, 1])
  waiting = 2
  await notify(opened.service)
  await expect.poll(() => done).toEqual([3, 2, 1, 2, 1])
  await started.stop()
})

test('several pieces are worked on at once, and a stop aborts them all and waits until they have ended', async () => {
  await using opened = await openService()
  let [running, aborted] = [0, 0]
  const one = worker(
    async (_, signal) => {
      running++
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      aborted++
      return true
    },
    { concurrency: () => 3 },
  )
  const started = startWorkers([one], opened.service)
  await expect.poll(() => running).toBe(3)
  await started.stop()
  expect({ running, aborted }).toEqual({ running: 3, aborted: 3 })
})

test('what fails is logged, and the next piece is taken after it', async () => {
  await using opened = await openService()
  let runs = 0
  const failing = worker(async () => {
    runs++
    if (runs === 1) throw new Error('no such thing')
    return false
  })
  const started = startWorkers([failing], opened.service)
  await started.begun
  expect(runs).toBe(2)
  expect(opened.logged.join()).toContain('no such thing')
  await started.stop()
})

test('a lost connection is opened again, and the workers look for what they were not told of', async () => {
  await using opened = await openService()
  let runs = 0
  const started = startWorkers([worker(async () => ++runs < 0)], opened.service)
  const listeners = () =>
    sql<{ pid: number }>`
      select pid from pg_stat_activity where application_name = 'plaza-posts-workers' and query like 'listen%'
        and datname = current_database()
    `.execute(opened.service.database.system)
  await expect.poll(async () => (await listeners()).rows.length).toBe(1)
  await expect.poll(() => runs).toBe(1)
  const [{ pid } = { pid: 0 }] = (await listeners()).rows
  await sql`select pg_terminate_backend(${pid})`.execute(opened.service.database.system)
  await expect.poll(() => runs).toBe(2)
  await started.stop()
})
