import { newId } from '@plaza/database'
import { userDeleted, userRegistered } from '@plaza/schema/events'
import { expect, test } from 'vitest'
import { reserveUpload, turnUploadIntoFile, uploadKey } from '../src/data/uploads.ts'
import { removeObjects } from '../src/jobs/remove-objects.ts'
import type { MediaSetup } from '../src/setup.ts'
import { startMedia, type TestMedia, waitForLock } from './testkit.ts'

const Usage = '{ viewer { storageUsage { usedBytes quotaBytes } } }'
const DeleteFile = /* GraphQL */ `
  mutation ($id: ID!) { deleteMediaFile(input: { mediaId: $id }) { deletedMediaId viewer { storageUsage { usedBytes } } errors { code } } }
`
const quotaBytes = 5 * 2 ** 30

const account = (userId: string, version: number) => ({
  ...{ userId, version, status: 'ACTIVE' as const, emailVerifiedAt: null },
  ...{ email: 'ada@plaza.example', username: 'ada', firstName: 'Ada', lastName: null, registeredAt: new Date() },
})
const gone = (userId: string, version: number) => ({
  ...{ userId, version, status: 'DEACTIVATED' as const, emailVerifiedAt: null, email: null, username: null },
  deletedAt: new Date(),
})

const rowsOf = (media: TestMedia, userId: string) =>
  Promise.all([
    media.database.system.selectFrom('mediaFiles').selectAll().where('ownerId', '=', userId).execute(),
    media.database.system.selectFrom('mediaCollections').selectAll().where('ownerId', '=', userId).execute(),
    media.database.system.selectFrom('storageUsage').selectAll().where('userId', '=', userId).execute(),
  ])

test('signing up opens a quota, and files count against it', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  await media.deliver(userRegistered, account(ada.id, 1))
  expect((await media.execute(ada, Usage)).data.viewer.storageUsage).toEqual({ usedBytes: 0, quotaBytes })
  const [id] = (await media.addPictures(ada.id, 2)) as [string]
  const { usedBytes } = (await media.execute(ada, Usage)).data.viewer.storageUsage
  expect(usedBytes).toBeGreaterThan(2_000)
  const { data } = await media.execute(ada, DeleteFile, { id })
  expect(data.deleteMediaFile.viewer.storageUsage.usedBytes).toBeLessThan(usedBytes)
  expect(data.deleteMediaFile.viewer.storageUsage.usedBytes).toBeGreaterThan(0)
})

test('deleting a file says so to the other services and leaves its bytes to the clean-up', async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  const id = await media.addPicture(ada.id)
  expect((await media.execute(bob, DeleteFile, { id })).data.deleteMediaFile.errors).toEqual([{ code: 'NOT_FOUND' }])
  expect(await media.outbox()).toEqual([])
  const [[file]] = await rowsOf(media, ada.id)
  const renditions = file!.renditions as unknown as { objectKey: string }[]
  expect((await media.execute(ada, DeleteFile, { id })).data.deleteMediaFile).toMatchObject({
    deletedMediaId: id,
    errors: [],
  })
  expect(await media.outbox()).toMatchObject([
    {
      type: 'media.deleted',
      key: id,
      actorId: ada.id,
      data: { mediaId: id, ownerId: ada.id, kind: 'IMAGE', version: 2 },
    },
  ])
  const queued = () => media.database.system.selectFrom('objectRemovals').select('objectKey').execute()
  const keys = new Set([file!.objectKey, ...renditions.map(({ objectKey }) => objectKey)])
  expect((await queued()).map(({ objectKey }) => objectKey).sort()).toEqual([...keys].sort())
  await removeObjects.run(media.instance as never)
  expect(await queued()).toEqual([])
})

test('a deleted person leaves nothing behind, and does not come back with a late event', async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  for (const { id } of [ada, bob]) {
    await media.deliver(userRegistered, account(id, 1))
    await media.addCollection(id, { isPublic: true, mediaIds: await media.addPictures(id, 2) })
  }
  await media.deliver(userDeleted, gone(ada.id, 4))
  expect(await rowsOf(media, ada.id)).toEqual([[], [], []])
  expect((await rowsOf(media, bob.id)).map((rows) => rows.length)).toEqual([2, 1, 1])
  expect((await media.outbox()).map(({ type }) => type)).toEqual(['media.deleted', 'media.deleted'])

  await media.deliver(userRegistered, account(ada.id, 1))
  expect(await rowsOf(media, ada.id)).toEqual([[], [], []])
})

test('uploads of a deleted person leave no bytes, no task and no reservation', async () => {
  await using media = await startMedia({ workers: [] })
  const ada = await media.signIn()
  await media.deliver(userRegistered, account(ada.id, 1))
  const ids: string[] = []
  for (let n = 0; n < 2; n++) {
    const id = (await media.createUpload(ada)).upload!.id
    await media.putBytes(id, 1_000)
    ids.push(id)
  }
  const { mediaFile } = await media.completeUpload(ada, ids[0]!)
  await media.database.system
    .insertInto('processingTasks')
    .values({ mediaId: mediaFile!.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await media.deliver(userDeleted, gone(ada.id, 4))
  for (const table of ['uploads', 'mediaFiles', 'processingTasks', 'storageUsage'] as const) {
    expect(await media.database.system.selectFrom(table).selectAll().execute(), table).toEqual([])
  }
  await removeObjects.run(media.instance as never)
  const { storage } = media.instance.setup as MediaSetup
  for (const id of ids) expect(await storage.get(uploadKey(id))).toBeUndefined()
  expect((await media.completeUpload(ada, ids[1]!)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
})

test('an upload that is being announced or completed while its person is erased leaves nothing', async () => {
  await using media = await startMedia({ workers: [] })
  const ada = await media.signIn()
  const id = (await media.createUpload(ada)).upload!.id
  await media.putBytes(id, 1_000)
  await using view = media.database.forViewer({ id: ada.id })
  const { erasing } = await view.db.transaction().execute(async (trx) => {
    const draft = { id: newId(), filename: 'a.png', mimeType: 'image/png', byteSize: 9, altText: null }
    expect(await reserveUpload(trx, { ...draft, expiresAt: new Date() }, 100)).toMatchObject({ refusal: null })
    await turnUploadIntoFile(trx, id, { id: newId(), kind: 'IMAGE' })
    const erasing = media.deliver(userDeleted, gone(ada.id, 4))
    await waitForLock(media)
    return { erasing }
  })
  await erasing
  for (const table of ['uploads', 'mediaFiles', 'storageUsage'] as const) {
    expect(await media.database.system.selectFrom(table).selectAll().execute(), table).toEqual([])
  }
})

test('somebody whose registration has not arrived yet has the usual quota', async () => {
  await using media = await startMedia()
  const ada = await media.signIn(newId())
  expect((await media.execute(ada, Usage)).data.viewer.storageUsage).toEqual({ usedBytes: 0, quotaBytes })
})

test('an alternative text is set, kept and cleared by the owner alone', async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  const id = await media.addPicture(ada.id)
  const update = async (viewer: typeof ada, input: object) =>
    (
      await media.execute(
        viewer,
        'mutation ($input: UpdateMediaFileInput!) { updateMediaFile(input: $input) { mediaFile { altText } errors { code } } }',
        { input: { mediaId: id, ...input } },
      )
    ).data.updateMediaFile
  expect(await update(ada, { altText: ' Hills ' })).toEqual({ mediaFile: { altText: 'Hills' }, errors: [] })
  expect(await update(ada, {})).toEqual({ mediaFile: { altText: 'Hills' }, errors: [] })
  expect(await update(bob, { altText: 'Mine' })).toEqual({ mediaFile: null, errors: [{ code: 'NOT_FOUND' }] })
  expect(await update(ada, { altText: 'x'.repeat(1_001) })).toMatchObject({ errors: [{ code: 'INVALID' }] })
  expect(await update(ada, { altText: '\u3164' })).toMatchObject({ errors: [{ code: 'INVALID' }] })
  expect(await update(ada, { altText: 'नि'.repeat(1_000) })).toMatchObject({ errors: [] })
  expect(await update(ada, { altText: null })).toEqual({ mediaFile: { altText: null }, errors: [] })
})
