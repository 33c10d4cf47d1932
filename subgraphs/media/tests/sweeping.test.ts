import { createLogger } from '@plaza/server'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { deleteAbandonedUpload, turnUploadIntoFile } from '../src/data/uploads.ts'
import { dropAbandonedUploads } from '../src/jobs/drop-abandoned-uploads.ts'
import { dropRejected } from '../src/jobs/drop-rejected.ts'
import { forgetDoneUploads } from '../src/jobs/forget-done-uploads.ts'
import type { MediaService, Sweepable } from '../src/jobs/job.ts'
import { removeObjects } from '../src/jobs/remove-objects.ts'
import { startMedia, type TestMedia, waitForLock } from './testkit.ts'

const service = (media: TestMedia) => media.instance as unknown as Sweepable
const storage = (media: TestMedia) => service(media).setup.storage
const usage = (media: TestMedia) =>
  media.database.system.selectFrom('storageUsage').select(['usedBytes', 'reservedBytes']).execute()
const uploads = async (media: TestMedia) =>
  (await media.database.system.selectFrom('uploads').select('id').orderBy('id').execute()).map(({ id }) => id)
const notes = async (media: TestMedia) =>
  (await media.database.system.selectFrom('objectRemovals').select('objectKey').execute()).map((row) => row.objectKey)

/** As if all that stands in the tables had been written so much earlier. */
async function pass(media: TestMedia, interval: string): Promise<void> {
  const { system } = media.database
  const by = sql`${interval}::interval`
  await sql`update uploads set expires_at = expires_at - ${by}, completed_at = completed_at - ${by}`.execute(system)
  await sql`update object_removals set due_at = due_at - ${by}, again_at = again_at - ${by}`.execute(system)
  await sql`alter table media_files disable trigger media_files_updated`.execute(system)
  await sql`update media_files set updated_at = updated_at - ${by}`.execute(system)
  await sql`alter table media_files enable trigger media_files_updated`.execute(system)
}

test('an upload that is not completed ends two hours after its link, and gives its quota back', async () => {
  await using media = await startMedia({ workers: [] })
  const ada = await media.signIn()
  const id = (await media.createUpload(ada)).upload!.id
  await media.putBytes(id, 1_000)
  await pass(media, '2 hours 14 minutes')
  expect(await dropAbandonedUploads.sweep(service(media), 10)).toEqual({ count: 0, bytes: 0 })
  await pass(media, '2 minutes')
  expect(await dropAbandonedUploads.find(service(media), 10)).toEqual({ count: 1, bytes: 1_000 })
  expect(await uploads(media)).toEqual([id])
  expect(await dropAbandonedUploads.sweep(service(media), 10)).toEqual({ count: 1, bytes: 1_000 })
  expect(await uploads(media)).toEqual([])
  expect(await usage(media)).toEqual([{ usedBytes: 0, reservedBytes: 0 }])
  expect((await media.completeUpload(ada, id)).errors).toMatchObject([{ code: 'NOT_FOUND' }])

  expect(await removeObjects.find(service(media), 10)).toEqual({ count: 1, bytes: 1_000 })
  expect(await removeObjects.sweep(service(media), 10)).toEqual({ count: 1, bytes: 1_000 })
  expect(await storage(media).get(`uploads/${id}`)).toBeUndefined()
})

test('bytes that a late PUT brings back are removed once more', async () => {
  await using media = await startMedia({ workers: [] })
  const ada = await media.signIn()
  const id = (await media.createUpload(ada)).upload!.id
  await media.putBytes(id, 1_000)
  const { mediaFile } = await media.completeUpload(ada, id)
  await media.database.system.deleteFrom('mediaFiles').where('id', '=', mediaFile!.id).execute()
  await removeObjects.sweep(service(media), 10)
  await media.putBytes(id, 1_000)
  expect(await removeObjects.sweep(service(media), 10)).toEqual({ count: 0, bytes: 0 })
  await pass(media, '1 day')
  expect(await removeObjects.sweep(service(media), 10)).toEqual({ count: 1, bytes: 1_000 })
  expect(await notes(media)).toEqual([])
})

test('a sweep takes no more than it is told to, oldest first', async () => {
  await using media = await startMedia({ workers: [] })
  const ada = await media.signIn()
  const ids: string[] = []
  for (let n = 0; n < 3; n++) {
    ids.push((await media.createUpload(ada)).upload!.id)
    await pass(media, '1 minute')
  }
  await pass(media, '3 hours')
  expect(await dropAbandonedUploads.find(service(media), 2)).toEqual({ count: 2, bytes: 2_000 })
  expect(await dropAbandonedUploads.sweep(service(media), 2)).toEqual({ count: 2, bytes: 2_000 })
  expect(await uploads(media)).toEqual([ids[2]])
  await removeObjects.sweep(service(media), 1)
  const due = media.database.system.selectFrom('objectRemovals').where('againAt', 'is not', null).select('objectKey')
  expect(await due.execute()).toEqual([{ objectKey: `uploads/${ids[1]}` }])
})

test('an upload that is completed while it is swept becomes a file or has ended, and never both', async () => {
  await using media = await startMedia({ workers: [] })
  const ada = await media.signIn()
  const [first, second] = [(await media.createUpload(ada)).upload!.id, (await media.createUpload(ada)).upload!.id]
  for (const id of [first, second]) await media.putBytes(id, 1_000)
  await pass(media, '3 hours')

  // Completing comes first: the sweep waits, looks again and leaves it.
  await using view = media.database.forViewer({ id: ada.id })
  const fileId = crypto.randomUUID()
  const swept = await view.db.transaction().execute(async (trx) => {
    await turnUploadIntoFile(trx, first, { id: fileId, kind: 'IMAGE' })
    const sweeping = dropAbandonedUploads.sweep(service(media), 1)
    await waitForLock(media)
    return { sweeping }
  })
  expect(await swept.sweeping).toEqual({ count: 0, bytes: 0 })
  expect((await media.completeUpload(ada, first)).mediaFile).toMatchObject({ id: fileId })

  // The sweep comes first: completing waits and finds nothing.
  const completed = await media.database.system.transaction().execute(async (trx) => {
    expect(await deleteAbandonedUpload(trx, second)).toBe(true)
    const completing = media.completeUpload(ada, second)
    await waitForLock(media)
    return { completing }
  })
  expect((await completed.completing).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  expect(await usage(media)).toEqual([{ usedBytes: 1_000, reservedBytes: 0 }])
  expect(await notes(media)).toEqual([`uploads/${second}`])
})

test('an upload that became a file is forgotten after a day, and the file stays', async () => {
  await using media = await startMedia({ workers: [] })
  const ada = await media.signIn()
  const id = (await media.createUpload(ada)).upload!.id
  await media.putBytes(id, 1_000)
  const { mediaFile } = await media.completeUpload(ada, id)
  await pass(media, '23 hours')
  expect(await forgetDoneUploads.sweep(service(media), 10)).toEqual({ count: 0, bytes: 0 })
  expect(await dropAbandonedUploads.sweep(service(media), 10)).toEqual({ count: 0, bytes: 0 })
  await pass(media, '2 hours')
  expect(await forgetDoneUploads.find(service(media), 10)).toEqual({ count: 1, bytes: 0 })
  expect(await forgetDoneUploads.sweep(service(media), 10)).toEqual({ count: 1, bytes: 0 })
  expect((await media.completeUpload(ada, id)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  expect(await media.database.system.selectFrom('mediaFiles').select('id').execute()).toEqual([{ id: mediaFile!.id }])
  expect(await notes(media)).toEqual([])
})

test('the entry of a rejected file stays for a week', async () => {
  await using media = await startMedia({ workers: [] })
  const ada = await media.signIn()
  for (let n = 0; n < 2; n++) await media.addFile(ada.id, { state: 'REJECTED', rejectionReason: 'CORRUPT' })
  await media.addFile(ada.id)
  await pass(media, '6 days 23 hours')
  expect(await dropRejected.find(service(media), 10)).toEqual({ count: 0, bytes: 0 })
  await pass(media, '2 hours')
  expect(await dropRejected.find(service(media), 1)).toEqual({ count: 1, bytes: 0 })
  expect(await dropRejected.sweep(service(media), 1)).toEqual({ count: 1, bytes: 0 })
  expect(await dropRejected.sweep(service(media), 10)).toEqual({ count: 1, bytes: 0 })
  expect(await media.database.system.selectFrom('mediaFiles').select('state').execute()).toEqual([
    { state: 'SCANNING' },
  ])
})

test('objects go when they are due, and those that another sweep is at are passed over', async () => {
  await using media = await startMedia({ workers: [] })
  const { system } = media.database
  const keys = ['files/due', 'files/taken', 'files/later']
  for (const key of keys) await storage(media).put(key, Buffer.from('12345'), { mimeType: 'image/png', byteSize: 5 })
  await system
    .insertInto('objectRemovals')
    .values(
      keys.map((objectKey) => ({
        objectKey,
        dueAt: new Date(Date.now() + (objectKey === 'files/later' ? 60_000 : -1)),
      })),
    )
    .execute()
  await system.transaction().execute(async (trx) => {
    await trx
      .selectFrom('objectRemovals')
      .where('objectKey', '=', 'files/taken')
      .select('objectKey')
      .forUpdate()
      .execute()
    expect(await removeObjects.sweep(service(media), 10)).toEqual({ count: 1, bytes: 5 })
  })
  expect((await notes(media)).sort()).toEqual(['files/later', 'files/taken'])
  const left = await Promise.all(keys.map(async (key) => (await storage(media).get(key))?.size))
  expect(left).toEqual([undefined, 5, 5])
})

test('a job tells what it has swept, and is silent when there was nothing', async () => {
  await using media = await startMedia({ workers: [] })
  const lines: string[] = []
  const log = createLogger({ destination: { write: (line) => void lines.push(line) } })
  const run = () => removeObjects.run({ ...media.instance, ...service(media), log } as MediaService)
  await run()
  expect(lines).toEqual([])
  await media.addFile((await media.signIn()).id, { objectKey: 'files/a' })
  await storage(media).put('files/a', Buffer.from('12345'), { mimeType: 'image/png', byteSize: 5 })
  await media.database.system.deleteFrom('mediaFiles').execute()
  await run()
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { count: 1, bytes: 5, msg: expect.stringContaining('objects') },
  ])
  expect(await media.instance.metrics.render()).toContain('plaza_media_swept_total{job="remove-objects"} 1')
})
