import { newId } from '@plaza/database'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startMedia, type TestMedia } from './testkit.ts'

const DeleteFile = 'mutation ($id: ID!) { deleteMediaFile(input: { mediaId: $id }) { deletedMediaId errors { code } } }'
const usage = (media: TestMedia) =>
  media.database.system.selectFrom('storageUsage').select(['usedBytes', 'reservedBytes']).execute()
const expire = (media: TestMedia) =>
  sql`update uploads set expires_at = now() - interval '1 minute'`.execute(media.database.system)

/** An upload whose bytes are there. */
async function sent(media: TestMedia, byteSize = 1_000) {
  const ada = await media.signIn()
  const { upload } = await media.createUpload(ada, { byteSize, altText: 'Hills' })
  await media.putBytes(upload!.id, byteSize)
  return { ada, uploadId: upload!.id }
}

test('an upload whose bytes are there becomes a file, which is announced, and its bytes count as used', async () => {
  await using media = await startMedia({ workers: [] })
  const { ada, uploadId } = await sent(media)
  expect(await usage(media)).toEqual([{ usedBytes: 0, reservedBytes: 1_000 }])
  const { mediaFile, errors } = await media.completeUpload(ada, uploadId)
  expect(errors).toEqual([])
  expect(mediaFile).toMatchObject({ status: 'PROCESSING', filename: 'hills.png', byteSize: 1_000, altText: 'Hills' })
  expect(await usage(media)).toEqual([{ usedBytes: 1_000, reservedBytes: 0 }])
  expect(await media.outbox()).toMatchObject([
    {
      ...{ type: 'media.uploaded', key: mediaFile!.id, actorId: ada.id },
      data: { mediaId: mediaFile!.id, ownerId: ada.id, kind: 'IMAGE', version: 1, objectKey: `uploads/${uploadId}` },
    },
  ])
})

test('completing an upload again gives the same file, in either case of its id and once it is ready too', async () => {
  await using media = await startMedia({ workers: [] })
  const { ada, uploadId } = await sent(media)
  const racing = await Promise.all(Array.from({ length: 5 }, () => media.completeUpload(ada, uploadId)))
  const [id, ...others] = [...new Set(racing.map(({ mediaFile }) => mediaFile?.id))]
  expect(id).toBeDefined()
  expect(others).toEqual([])
  await media.database.system.updateTable('mediaFiles').set({ state: 'PROCESSING' }).execute()
  await media.database.system
    .updateTable('mediaFiles')
    .set({ state: 'READY', objectKey: `files/${id}/a/b.png`, sha256: Buffer.alloc(32) })
    .execute()
  const { mediaFile } = await media.completeUpload(ada, uploadId.toUpperCase())
  expect(mediaFile).toMatchObject({ id, status: 'READY' })
  expect(await media.outbox()).toHaveLength(1)
  expect(await usage(media)).toEqual([{ usedBytes: 1_000, reservedBytes: 0 }])
})

test('nobody completes what is not theirs or is nothing', async () => {
  await using media = await startMedia({ workers: [] })
  const { uploadId } = await sent(media)
  const bob = await media.signIn()
  for (const id of [uploadId, newId(), 'no id', '']) {
    expect(await media.completeUpload(bob, id)).toEqual({
      mediaFile: null,
      errors: [{ code: 'NOT_FOUND', message: 'This upload does not exist.', path: ['input', 'uploadId'] }],
    })
  }
  expect(await media.outbox()).toEqual([])
})

test('bytes that are not there, or not as many as announced, make no file', async () => {
  await using media = await startMedia({ workers: [] })
  const ada = await media.signIn()
  const { upload } = await media.createUpload(ada)
  const refused = async () => (await media.completeUpload(ada, upload!.id)).errors
  expect(await refused()).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('PUT them') }])
  await media.putBytes(upload!.id, 999)
  expect(await refused()).toMatchObject([
    { code: 'CONFLICT', message: expect.stringContaining('Only 999 of the 1,000') },
  ])
  expect(await usage(media)).toEqual([{ usedBytes: 0, reservedBytes: 1_000 }])
  expect(await media.outbox()).toEqual([])

  // What came of a PUT that broke off is gone, so the same link takes the bytes again.
  const { pathname, search } = new URL(upload!.url)
  const headers = Object.fromEntries(upload!.headers.map(({ name, value }) => [name, value]))
  const put = await fetch(media.origin + pathname + search, { method: 'PUT', headers, body: Buffer.alloc(1_000) })
  expect(put.status).toBe(200)
  expect((await media.completeUpload(ada, upload!.id)).errors).toEqual([])
})

test('after its link has ended an upload is completed when its bytes came in time, and has expired otherwise', async () => {
  await using media = await startMedia({ workers: [] })
  const { ada, uploadId } = await sent(media)
  const { upload } = await media.createUpload(ada)
  await expire(media)
  expect((await media.completeUpload(ada, uploadId)).errors).toEqual([])
  expect((await media.completeUpload(ada, upload!.id)).errors).toMatchObject([
    { code: 'EXPIRED', message: expect.stringContaining('createUpload') },
  ])
})

test('a file can be deleted while it is processed, and completing its upload again finds nothing', async () => {
  await using media = await startMedia({ workers: [] })
  const { ada, uploadId } = await sent(media)
  const { mediaFile } = await media.completeUpload(ada, uploadId)
  await media.database.system
    .insertInto('processingTasks')
    .values({ mediaId: mediaFile!.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { data } = await media.execute(ada, DeleteFile, { id: mediaFile!.id })
  expect(data.deleteMediaFile).toEqual({ deletedMediaId: mediaFile!.id, errors: [] })
  expect((await media.completeUpload(ada, uploadId)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  expect(await usage(media)).toEqual([{ usedBytes: 0, reservedBytes: 0 }])
  expect((await media.outbox()).map(({ type }) => type)).toEqual(['media.uploaded', 'media.deleted'])
  expect(await media.database.system.selectFrom('objectRemovals').select('objectKey').execute()).toEqual([
    { objectKey: `uploads/${uploadId}` },
  ])
  expect(await media.database.system.selectFrom('processingTasks').selectAll().execute()).toEqual([])
})

test('completing an upload costs four statements, and two when it is repeated', async () => {
  await using media = await startMedia({ consumers: [], workers: [] })
  const { ada, uploadId } = await sent(media)
  const count = async () => (await media.sqlStatements(() => media.completeUpload(ada, uploadId))).statements.length
  expect(await count()).toBe(4)
  expect(await count()).toBe(2)
})
