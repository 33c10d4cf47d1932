import { readdir } from 'node:fs/promises'
import { mediaUploaded } from '@plaza/schema/events'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { MediaService } from '../../src/jobs/job.ts'
import { removeObjects } from '../../src/jobs/remove-objects.ts'
import { processUploads } from '../../src/processing/process-uploads.ts'
import { quarters } from '../corpus/drawing.ts'
import { startMedia, type TestMedia } from '../testkit.ts'
import { partsOf, upload } from './upload.ts'

const MediaFile = /* GraphQL */ `
  query ($id: ID!) {
    mediaFile(id: $id) { status rejectionReason mimeType byteSize width height url renditions { width height url } }
    viewer { storageUsage { usedBytes } }
  }
`
const setupOf = (media: TestMedia) => partsOf(media).setup
const rowOf = ({ database: { system } }: TestMedia, id: string) =>
  system.selectFrom('mediaFiles').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const stateOf = async (media: TestMedia, id: string) => (await rowOf(media, id)).state
const isProcessed = (media: TestMedia, id: string, state = 'READY') => expect.poll(() => stateOf(media, id)).toBe(state)
const outcomesOf = async (media: TestMedia, id: string) =>
  (await media.outbox()).filter(({ key, type }) => key === id && type !== 'media.uploaded').map(({ type }) => type)
/** Links name the port that was asked for, which is 0 in a test. */
const local = ({ origin }: TestMedia, link: string) => link.replace(/^https?:\/\/[^/]+/, origin)
const photo = () =>
  quarters(500, 400)
    .withExif({ IFD0: { Copyright: 'Ada' } })
    .jpeg()
    .toBuffer()

test('an upload becomes a file whose link serves clean bytes, and the bytes that came are deleted', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const bytes = await photo()
  expect(bytes.includes('Ada')).toBe(true)
  const id = await upload(partsOf(media), { ownerId: ada.id, bytes })
  await isProcessed(media, id)

  const { data } = await media.execute(ada, MediaFile, { id })
  const { url, renditions, ...file } = data.mediaFile
  expect(file).toMatchObject({ status: 'READY', mimeType: 'image/jpeg', width: 500, height: 400 })
  const served = Buffer.from(await (await fetch(local(media, url))).arrayBuffer())
  expect(served.length).toBe(file.byteSize)
  expect(served.includes('Ada')).toBe(false)
  expect(await sharp(served).metadata()).toMatchObject({ format: 'jpeg', width: 500 })
  expect(renditions.map(({ width }: { width: number }) => width)).toEqual([320, 500])
  const smallest = Buffer.from(await (await fetch(local(media, renditions[0].url))).arrayBuffer())
  expect(await sharp(smallest).metadata()).toMatchObject({ format: 'webp', width: 320 })
  expect(data.viewer.storageUsage.usedBytes).toBe(Math.min(bytes.length, file.byteSize))

  const { version } = await rowOf(media, id)
  expect(version).toBe(2)
  expect(await outcomesOf(media, id)).toEqual(['media.ready'])
  expect((await media.outbox()).at(-1)!.data).toMatchObject({ mediaId: id, ownerId: ada.id, kind: 'IMAGE', version: 2 })
  // The link to upload to can bring the bytes back: they are removed once more when it is over.
  const notes = await media.database.system.selectFrom('objectRemovals').selectAll().execute()
  expect(notes).toMatchObject([{ objectKey: expect.stringMatching(/^uploads\//), againAt: expect.any(Date) }])
  await expect.poll(() => setupOf(media).storage.get(notes[0]!.objectKey)).toBeUndefined()
  await expect.poll(() => readdir(setupOf(media).processingFolder)).toEqual([])
})

test('what is no picture is rejected with its reason, and its bytes are deleted', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const id = await upload(partsOf(media), { ownerId: ada.id, bytes: Buffer.from('<svg onload="alert(1)"/>') })
  await isProcessed(media, id, 'REJECTED')
  const { data } = await media.execute(ada, MediaFile, { id })
  expect(data).toMatchObject({
    mediaFile: { status: 'REJECTED', rejectionReason: 'TYPE_NOT_ALLOWED', url: null, renditions: [] },
    viewer: { storageUsage: { usedBytes: 0 } },
  })
  expect(await outcomesOf(media, id)).toEqual(['media.rejected'])
  const { objectKey } = await rowOf(media, id)
  await expect.poll(() => setupOf(media).storage.get(objectKey)).toBeUndefined()
})

test('an upload whose bytes are gone, or are not as many as announced, is rejected as corrupt', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const gone = await upload(partsOf(media), { ownerId: ada.id, bytes: null })
  await isProcessed(media, gone, 'REJECTED')
  expect(await rowOf(media, gone)).toMatchObject({ rejectionReason: 'CORRUPT', version: 2 })
  const short = await upload(partsOf(media), { ownerId: ada.id, bytes: (await photo()).subarray(1), byteSize: 9_999 })
  await isProcessed(media, short, 'REJECTED')
  expect(await rowOf(media, short)).toMatchObject({ rejectionReason: 'CORRUPT', version: 2 })
})

test('the link that an upload came by can neither change the finished file nor keep bytes for long', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const bytes = await photo()
  const { upload: open } = await media.createUpload(ada, { byteSize: bytes.length, mimeType: 'image/jpeg' })
  const headers = Object.fromEntries(open!.headers.map(({ name, value }) => [name, value]))
  const put = async (body: Buffer) =>
    (await fetch(local(media, open!.url), { method: 'PUT', headers, body: new Uint8Array(body) })).status
  expect(await put(bytes)).toBe(200)
  const { mediaFile } = await media.completeUpload(ada, open!.id)
  const id = mediaFile!.id
  await isProcessed(media, id)
  const objectKey = `uploads/${open!.id}`
  await expect.poll(() => setupOf(media).storage.get(objectKey)).toBeUndefined()
  const served = async () => {
    const { url } = (await media.execute(ada, MediaFile, { id })).data.mediaFile
    return Buffer.from(await (await fetch(local(media, url))).arrayBuffer())
  }
  const before = await served()

  expect(await put(Buffer.alloc(bytes.length, 1))).toBe(200)
  expect((await media.completeUpload(ada, open!.id)).mediaFile).toMatchObject({ id, status: 'READY' })
  expect(await served()).toEqual(before)

  const { system } = media.database
  await system
    .updateTable('objectRemovals')
    .set({ dueAt: new Date(0), againAt: null })
    .execute()
  await removeObjects.run(media.instance as MediaService)
  expect(await setupOf(media).storage.get(objectKey)).toBeUndefined()
  expect(await served()).toEqual(before)
})

test('an upload that exceeds the limits of its processing is tried once more, then rejected', async () => {
  await using media = await startMedia({ workers: [] })
  const ada = await media.signIn()
  const id = await upload(partsOf(media), { ownerId: ada.id, bytes: await photo() })
  await expect.poll(() => media.database.system.selectFrom('processingTasks').selectAll().execute()).toHaveLength(1)
  const service = media.instance as MediaService
  // Less than Node itself takes, and than the setting may be.
  const small = { ...service, config: { ...service.config, PROCESSING_MEMORY_MB: 10 } }
  const attempt = async () => {
    await media.database.system.updateTable('processingTasks').set({ leasedUntil: null }).execute()
    return processUploads.run(small, AbortSignal.timeout(60_000))
  }
  expect(await attempt()).toBe(true)
  expect(await rowOf(media, id)).toMatchObject({ state: 'PROCESSING' })
  expect(await attempt()).toBe(true)
  expect(await rowOf(media, id)).toMatchObject({ state: 'REJECTED', rejectionReason: 'CORRUPT', version: 2 })
})

test('operators see what becomes of uploads, how long it takes, and how many wait', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const shown = () => media.instance.metrics.render()
  expect(await shown()).toContain('plaza_media_uploads_waiting 0')
  await isProcessed(media, await upload(partsOf(media), { ownerId: ada.id, bytes: await photo() }))
  await isProcessed(media, await upload(partsOf(media), { ownerId: ada.id, bytes: null }), 'REJECTED')
  await expect.poll(shown).toContain('plaza_media_uploads_processed_total{outcome="CORRUPT"} 1')
  expect(await shown()).toContain('plaza_media_uploads_processed_total{outcome="READY"} 1')
  expect(await shown()).toContain('plaza_media_processing_seconds_count{kind="IMAGE"} 2')
})

test('hearing of an upload again does nothing to a file that is processed', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const id = await upload(partsOf(media), { ownerId: ada.id, bytes: await photo() })
  await isProcessed(media, id)
  const { objectKey } = await rowOf(media, id)
  await media.deliver(mediaUploaded, { mediaId: id, ownerId: ada.id, kind: 'IMAGE', version: 1, objectKey })
  expect(await media.database.system.selectFrom('processingTasks').selectAll().execute()).toEqual([])
  expect(await rowOf(media, id)).toMatchObject({ objectKey, version: 2 })
})
