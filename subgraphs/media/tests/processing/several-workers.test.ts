import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { newId } from '@plaza/database'
import { createTestDatabase, type TestDatabase } from '@plaza/database/testing'
import { createLogger, createMetrics } from '@plaza/server'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { mediaConfig } from '../../src/config.ts'
import type { DB } from '../../src/generated/database.ts'
import { media } from '../../src/index.ts'
import { setUp } from '../../src/setup.ts'
import { quarters } from '../corpus/drawing.ts'
import { type MediaParts, upload } from './upload.ts'

interface Lab extends AsyncDisposable {
  readonly database: TestDatabase<DB>
  readonly parts: MediaParts
  readonly folder: string
  /** A media process; resolves when it serves. */
  start(): Promise<ChildProcess>
  states(): Promise<Record<string, number>>
}

/** A database and a folder that several media processes share. */
async function openLab(): Promise<Lab> {
  await using cleanup = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'plaza-media-test-'))
  cleanup.defer(() => rm(folder, { recursive: true, force: true }))
  const database = cleanup.use(
    await createTestDatabase<DB>({ service: 'media', migrations: new URL('migrations/', media.root) }),
  )
  const log = createLogger({ level: 'silent' })
  const setup = await setUp({
    config: mediaConfig.parse({ DATA_DIR: folder }),
    log,
    database,
    metrics: createMetrics(),
  })
  const env = {
    ...{ PATH: process.env.PATH, NODE_ENV: 'test', PORT: '0', DATABASE_URL: database.url, DATA_DIR: folder },
    ...{ GATEWAY_SECRET: 's'.repeat(32), LOG_LEVEL: 'info', PROCESSING_CONCURRENCY: '1' },
  }
  const moved = cleanup.move()
  return {
    database,
    folder,
    parts: { system: database.system, setup },
    async start() {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'process.ts')], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      moved.defer(() => end(child, 'SIGKILL'))
      await readLine(child, 'service started')
      return child
    },
    async states() {
      const rows = await database.system
        .selectFrom('mediaFiles')
        .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute()
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
    },
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  }
}

/** The next line of the log with these words. */
async function readLine({ stdout }: ChildProcess, words: string): Promise<Record<string, unknown>> {
  const lines = createInterface({ input: stdout! })
  try {
    for await (const line of lines) if (line.includes(words)) return JSON.parse(line)
  } finally {
    lines.close()
    // A full pipe would hold the process up.
    stdout!.resume()
  }
  throw new Error(`The process has ended without the words ${words}.`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

const patience = { timeout: 40_000, interval: 50 }

/** Paths of all objects. */
async function stored(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'media', 'objects'), { recursive: true, withFileTypes: true })
  return names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

const taskOf = ({ database }: Lab, mediaId: string) =>
  database.system.selectFrom('processingTasks').selectAll().where('mediaId', '=', mediaId).executeTakeFirst()

/** As if so much time had passed that the lease of a worker that is gone has run out. */
const endLeases = ({ database }: Lab) =>
  database.system.updateTable('processingTasks').set({ leasedUntil: sql<Date>`now()` }).execute()

/** The process that does the work on a file; its parent is a worker. */
async function findChild(of: ChildProcess): Promise<number | null> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    if (Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]) === of.pid) return Number(pid)
  }
  return null
}

test('the upload of a worker that is killed in the middle is processed by another, once, and nothing is left behind', async () => {
  await using lab = await openLab()
  const first = await lab.start()
  const ownerId = newId()
  const mediaId = await upload(lab.parts, {
    ownerId,
    bytes: await quarters(6000, 4000).png().toBuffer(),
    mimeType: 'image/png',
  })
  await expect.poll(async () => await findChild(first), patience).not.toBeNull()
  const child = (await findChild(first))!
  await end(first, 'SIGKILL')
  expect(await taskOf(lab, mediaId)).toMatchObject({ attempts: 1 })
  await expect.poll(() => readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => ''), patience).toBe('')

  await endLeases(lab)
  await lab.start()
  await expect.poll(() => lab.states(), patience).toEqual({ READY: 1 })
  const file = await lab.database.system.selectFrom('mediaFiles').selectAll().executeTakeFirstOrThrow()
  expect(file).toMatchObject({ version: 2, state: 'READY' })
  const ready = await lab.database.system
    .selectFrom('outbox')
    .select('type')
    .where('type', '=', 'media.ready')
    .execute()
  expect(ready).toHaveLength(1)
  await expect
    .poll(async () => (await stored(lab.folder)).length, patience)
    .toBe(1 + (file.renditions as object[]).length)
  await expect.poll(() => readdir(lab.parts.setup.processingFolder), patience).toEqual([])
})

test('two processes share twenty uploads, each of which is processed once', async () => {
  await using lab = await openLab()
  await Promise.all([lab.start(), lab.start()])
  const bytes = await quarters(64, 48).jpeg().toBuffer()
  for (let n = 0; n < 20; n++) await upload(lab.parts, { ownerId: newId(), bytes })
  await expect.poll(() => lab.states(), patience).toEqual({ READY: 20 })
  const { rows } = await sql<{ files: number; events: number }>`
    select count(distinct subject)::int as files, count(*)::int as events from outbox where type = 'media.ready'
  `.execute(lab.database.system)
  expect(rows).toEqual([{ files: 20, events: 20 }])
  const versions = await lab.database.system.selectFrom('mediaFiles').select('version').distinct().execute()
  expect(versions).toEqual([{ version: 2 }])
  await expect.poll(async () => (await stored(lab.folder)).length, patience).toBe(40)
})

test('a worker that was stopped and comes back changes nothing of what another has done meanwhile', async () => {
  await using lab = await openLab()
  const slow = await lab.start()
  const bytes = await quarters(6000, 4000).png().toBuffer()
  const mediaId = await upload(lab.parts, { ownerId: newId(), bytes, mimeType: 'image/png' })
  await expect.poll(() => findChild(slow), patience).not.toBeNull()
  slow.kill('SIGSTOP')
  await endLeases(lab)
  await lab.start()
  await expect.poll(() => lab.states(), patience).toEqual({ READY: 1 })
  const before = await lab.database.system.selectFrom('mediaFiles').selectAll().executeTakeFirstOrThrow()

  slow.kill('SIGCONT')
  const dropped = await readLine(slow, 'the result is dropped')
  expect(dropped).toMatchObject({ mediaId, attempt: 1 })
  expect(await lab.database.system.selectFrom('mediaFiles').selectAll().executeTakeFirstOrThrow()).toEqual(before)
  await expect
    .poll(async () => (await stored(lab.folder)).length, patience)
    .toBe(1 + (before.renditions as object[]).length)
})

test('a process that is told to stop gives its upload back at once, and leaves neither a child nor bytes of it', async () => {
  await using lab = await openLab()
  const first = await lab.start()
  const bytes = await quarters(6000, 4000).png().toBuffer()
  const mediaId = await upload(lab.parts, { ownerId: newId(), bytes, mimeType: 'image/png' })
  await expect.poll(() => findChild(first), patience).not.toBeNull()
  const child = (await findChild(first))!
  await end(first, 'SIGINT')
  expect(first.exitCode).toBe(0)
  expect(await taskOf(lab, mediaId)).toMatchObject({ attempts: 0 })
  await expect.poll(() => readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => ''), patience).toBe('')
  expect(await readdir(lab.parts.setup.processingFolder)).toEqual([])
  await lab.start()
  await expect.poll(() => lab.states(), patience).toEqual({ READY: 1 })
})
