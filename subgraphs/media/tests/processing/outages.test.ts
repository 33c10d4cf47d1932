import { execFileSync } from 'node:child_process'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '@plaza/database'
import { createLogger } from '@plaza/server'
import { expect, test } from 'vitest'
import { updateFileToProcessing } from '../../src/data/processed-files.ts'
import { deleteLeasedTask, leaseTask, releaseLease, renewLease } from '../../src/data/processing-tasks.ts'
import { quarters } from '../corpus/drawing.ts'
import { startMedia, type TestMedia } from '../testkit.ts'
import { partsOf, upload } from './upload.ts'

const patience = { timeout: 30_000 }
const stateOf = async ({ database: { system } }: TestMedia, id: string) =>
  (await system.selectFrom('mediaFiles').select('state').where('id', '=', id).executeTakeFirst())?.state

test('while the storage takes nothing uploads wait; they are processed when it is back, and count no attempt', async () => {
  const lines: string[] = []
  const log = createLogger({ level: 'error', destination: { write: (line: string) => lines.push(line) } })
  await using media = await startMedia({}, { pollMs: 100, log })
  const objects = join(partsOf(media).setup.processingFolder, '../objects')
  // Where results go there is something that is no folder.
  await writeFile(join(objects, 'files'), '')
  const id = await upload(partsOf(media), { ownerId: newId(), bytes: await quarters().jpeg().toBuffer() })
  const { outages } = media.instance.database
  await expect.poll(() => outages.causes, patience).toEqual(['storage'])
  expect(await stateOf(media, id)).toBe('PROCESSING')
  expect(lines.join()).toContain('an outage of the storage has begun')
  await rm(join(objects, 'files'))
  await expect.poll(() => stateOf(media, id), patience).toBe('READY')
  // What was stored half-way is swept.
  const notes = await media.database.system
    .selectFrom('objectRemovals')
    .select('dueAt')
    .where('objectKey', 'like', 'files/%')
    .execute()
  expect(notes.length).toBeGreaterThan(0)
  for (const { dueAt } of notes) expect(dueAt.getTime()).toBeLessThanOrEqual(Date.now() + 1_000)
})

test('on a full disk uploads wait, and are processed when there is room', async ({ skip }) => {
  await using media = await startMedia({}, { pollMs: 100 })
  const { processingFolder } = partsOf(media).setup
  await mkdir(processingFolder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', processingFolder], { stdio: 'pipe' })
  } catch (error) {
    process.stderr.write(`The test on a full disk is skipped: this user can't mount one (${String(error).trim()}).\n`)
    return skip()
  }
  using _ = { [Symbol.dispose]: () => execFileSync('umount', ['-l', processingFolder]) }
  const full = join(processingFolder, 'full')
  await writeFile(full, Buffer.alloc(2 ** 20)).catch(() => {})
  const id = await upload(partsOf(media), { ownerId: newId(), bytes: await quarters(500, 400).jpeg().toBuffer() })
  await expect.poll(() => media.instance.database.outages.causes, patience).toEqual(['disk'])
  expect(await stateOf(media, id)).toBe('SCANNING')
  await rm(full)
  await expect.poll(() => stateOf(media, id), patience).toBe('READY')
  await expect.poll(() => readdir(processingFolder), patience).toEqual([])
})

test('of a file that is deleted while it is processed nothing stays', async () => {
  await using media = await startMedia()
  const ownerId = newId()
  const bytes = await quarters(4000, 3000).png().toBuffer()
  const id = await upload(partsOf(media), { ownerId, bytes, mimeType: 'image/png' })
  await expect.poll(() => stateOf(media, id), { ...patience, interval: 10 }).toBe('PROCESSING')
  await media.database.system.deleteFrom('mediaFiles').where('id', '=', id).execute()
  const { processingFolder } = partsOf(media).setup
  await expect.poll(() => readdir(processingFolder), patience).toEqual([])
  const { system } = media.database
  const isDue = async () =>
    (await system.selectFrom('objectRemovals').select('dueAt').execute()).every(
      ({ dueAt }) => dueAt <= new Date(Date.now() + 1_000),
    )
  await expect.poll(isDue, patience).toBe(true)
  expect((await media.outbox()).map(({ type }) => type)).toEqual(['media.uploaded'])
})

test('the many uploads of one person do not hold up the one of another', async () => {
  await using media = await startMedia({ workers: [] })
  const [ada, bob] = [newId(), newId()]
  const { system } = media.database
  const queue = async (ownerId: string) => {
    const id = await upload(partsOf(media), { ownerId, bytes: null })
    await expect
      .poll(() => system.selectFrom('processingTasks').select('mediaId').where('mediaId', '=', id).execute())
      .toHaveLength(1)
  }
  const owners: string[] = []
  const take = async (count: number) => {
    for (let n = 0; n < count; n++) owners.push((await leaseTask(system))?.ownerId === ada ? 'ada' : 'bob')
  }
  for (let n = 0; n < 4; n++) await queue(ada)
  await take(1)
  await queue(bob)
  await take(2)
  await queue(bob)
  await take(3)
  expect(owners).toEqual(['ada', 'bob', 'ada', 'bob', 'ada', 'ada'])
  expect(await leaseTask(system)).toBeNull()
})

test('a lease that another worker has taken is good for nothing', async () => {
  await using media = await startMedia({ workers: [] })
  const { system } = media.database
  await upload(partsOf(media), { ownerId: newId(), bytes: null })
  await expect.poll(() => system.selectFrom('processingTasks').selectAll().execute()).toHaveLength(1)
  const first = (await leaseTask(system))!
  expect(await renewLease(system, first)).toBe(true)
  await system.updateTable('processingTasks').set({ leasedUntil: new Date() }).execute()
  const second = (await leaseTask(system))!
  expect([first.attempt, second.attempt]).toEqual([1, 2])
  expect(await renewLease(system, first)).toBe(false)
  expect(await releaseLease(system, first, { isCounted: false, delayMs: 0 })).toBe(false)
  expect(await updateFileToProcessing(system, first)).toBe(false)
  expect(await system.transaction().execute((trx) => deleteLeasedTask(trx, first))).toBe(false)
  expect(await renewLease(system, second)).toBe(true)
})
