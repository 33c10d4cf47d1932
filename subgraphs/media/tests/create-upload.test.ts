import { userDeleted } from '@plaza/schema/events'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startMedia, type TestMedia } from './testkit.ts'

const Usage = '{ viewer { storageUsage { usedBytes quotaBytes } } }'
const usedBytes = async (media: TestMedia, viewer: Awaited<ReturnType<TestMedia['signIn']>>) =>
  (await media.execute(viewer, Usage)).data.viewer.storageUsage.usedBytes
const setQuota = (media: TestMedia, userId: string, quotaBytes: number) =>
  media.database.system
    .insertInto('storageUsage')
    .values({ userId, quotaBytes })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ quotaBytes }))
    .execute()

test('an upload is announced, its bytes are reserved, and its link ends after 15 minutes', async () => {
  await using media = await startMedia()
  // Nothing has been heard of the registration.
  const ada = await media.signIn()
  const { upload, errors } = await media.createUpload(ada, { altText: ' Hills ' })
  expect(errors).toEqual([])
  const minutes = (new Date(upload!.expiresAt).getTime() - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(14)
  expect(minutes).toBeLessThanOrEqual(15)
  expect(upload!.url).toMatch(/^http/)
  expect(await usedBytes(media, ada)).toBe(1_000)
  expect(await media.database.system.selectFrom('uploads').selectAll().executeTakeFirstOrThrow()).toMatchObject({
    ...{ id: upload!.id, ownerId: ada.id, filename: 'hills.png', mimeType: 'image/png', byteSize: 1_000 },
    ...{ altText: 'Hills', objectKey: `uploads/${upload!.id}`, completedAt: null },
  })
  const { errors: faults } = await media.execute(
    null,
    'mutation { createUpload(input: { filename: "a.png", mimeType: "image/png", byteSize: 1 }) { errors { code } } }',
  )
  expect(faults?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

test.each([
  ['hills.png', 'hills.png'],
  ['  my   hills.png ', 'my hills.png'],
  ['a/b.png', 'b.png'],
  ['C:\\fakepath\\b.png', 'b.png'],
  ['../../etc/passwd', 'passwd'],
  ['folder/', 'folder'],
  ['.hidden', '.hidden'],
  ['hu\u0308gel.png', 'h\u00fcgel.png'],
  ['👩‍👩‍👧'.repeat(255), '👩‍👩‍👧'.repeat(255)],
])('a file that is called %j is kept as %j', async (written, kept) => {
  await using media = await startMedia()
  const ada = await media.signIn()
  expect((await media.createUpload(ada, { filename: written })).errors).toEqual([])
  expect(await media.database.system.selectFrom('uploads').select('filename').execute()).toEqual([{ filename: kept }])
})

test('what cannot be uploaded is refused with what to change, and reserves nothing', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const mebibyte = 2 ** 20
  const refused: [input: object, code: string, at: string, says: RegExp, limit?: number][] = [
    [{ filename: '' }, 'REQUIRED', 'filename', /name/],
    [{ filename: ' / .. / . ' }, 'REQUIRED', 'filename', /name/],
    [{ filename: 'x'.repeat(256) }, 'INVALID', 'filename', /255 characters/, 255],
    [{ filename: 'a\u202egnp.exe' }, 'INVALID', 'filename', /direction/],
    [{ filename: 'a\u0000b.png' }, 'INVALID', 'filename', /cannot be shown/],
    [{ filename: '\u3164' }, 'INVALID', 'filename', /seen/],
    [{ mimeType: ' ' }, 'REQUIRED', 'mimeType', /image\/jpeg.*application\/pdf/],
    [{ mimeType: 'image/svg+xml' }, 'INVALID', 'mimeType', /image\/jpeg.*application\/pdf/],
    [{ mimeType: 'constructor' }, 'INVALID', 'mimeType', /image\/jpeg/],
    [{ mimeType: 'image/HEIC' }, 'INVALID', 'mimeType', /HEIC.*JPEG/],
    [{ mimeType: 'image/heif-sequence' }, 'INVALID', 'mimeType', /HEIC.*JPEG/],
    [{ byteSize: 0 }, 'INVALID', 'byteSize', /empty/],
    [{ byteSize: 20 * mebibyte + 1 }, 'INVALID', 'byteSize', /picture.* 20 MiB/, 20 * mebibyte],
    [{ byteSize: 4 * 2 ** 30 }, 'INVALID', 'byteSize', /20 MiB/, 20 * mebibyte],
    [{ byteSize: Number.MAX_SAFE_INTEGER }, 'INVALID', 'byteSize', /20 MiB/, 20 * mebibyte],
    [{ byteSize: 50 * mebibyte + 1, mimeType: 'audio/mpeg' }, 'INVALID', 'byteSize', /audio.* 50 MiB/, 50 * mebibyte],
    [
      { byteSize: 50 * mebibyte + 1, mimeType: 'application/pdf' },
      'INVALID',
      'byteSize',
      /document.* 50 MiB/,
      50 * mebibyte,
    ],
    [{ byteSize: 500 * mebibyte + 1, mimeType: 'video/mp4' }, 'INVALID', 'byteSize', /video.* 500 MiB/, 500 * mebibyte],
    [{ altText: 'x'.repeat(1_001) }, 'INVALID', 'altText', /1,000 characters/, 1_000],
    [{ altText: '\u3164' }, 'INVALID', 'altText', /seen/],
  ]
  for (const [input, code, at, says, limit = null] of refused) {
    const { upload, errors } = await media.createUpload(ada, input)
    expect([input, upload, errors]).toEqual([
      input,
      null,
      [{ code, path: ['input', at], message: expect.stringMatching(says), retryAfterSeconds: null, limit }],
    ])
  }
  for (const byteSize of [-1, 0.5, 2 ** 53, '10', null]) {
    await expect(media.createUpload(ada, { byteSize }), String(byteSize)).rejects.toThrow(/byteSize|ByteCount/)
  }
  expect(await media.database.system.selectFrom('uploads').selectAll().execute()).toEqual([])
  expect(await usedBytes(media, ada)).toBe(0)
})

test.each([
  ['IMAGE/PNG', 'image/png'],
  ['image/jpg', 'image/jpeg'],
  [' image/pjpeg ', 'image/jpeg'],
  ['video/webm;codecs="vp9,opus"', 'video/webm'],
  ['Audio/X-WAV; rate=44100', 'audio/wav'],
  ['audio/mp3', 'audio/mpeg'],
  ['audio/x-m4a', 'audio/mp4'],
  ['application/x-pdf', 'application/pdf'],
])('a type written %j is taken as %j', async (written, kept) => {
  await using media = await startMedia()
  const ada = await media.signIn()
  expect((await media.createUpload(ada, { mimeType: written })).errors).toEqual([])
  expect(await media.database.system.selectFrom('uploads').select('mimeType').execute()).toEqual([{ mimeType: kept }])
})

test('past the quota nothing is reserved, and the message says what is left', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const mebibyte = 2 ** 20
  await setQuota(media, ada.id, 5 * mebibyte)
  expect((await media.createUpload(ada, { byteSize: 2 * mebibyte })).errors).toEqual([])
  expect(await media.createUpload(ada, { byteSize: 3 * mebibyte + 1 })).toEqual({
    upload: null,
    errors: [
      {
        code: 'LIMIT_REACHED',
        path: ['input', 'byteSize'],
        message: 'The file has 3.01 MiB, and 3 MiB of your storage are left; delete files first.',
        ...{ retryAfterSeconds: null, limit: null },
      },
    ],
  })
  expect((await media.createUpload(ada, { byteSize: 3 * mebibyte })).errors).toEqual([])
  expect(await usedBytes(media, ada)).toBe(5 * mebibyte)
  // A quota that was made smaller leaves nothing, not less than nothing.
  await setQuota(media, ada.id, mebibyte)
  const { errors } = await media.createUpload(ada, { byteSize: 1 })
  expect(errors).toMatchObject([{ message: expect.stringContaining('1 byte, and 0 bytes') }])
})

test('a person has at most 100 open uploads, also when they are announced at once', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  await sql`
    insert into uploads (id, owner_id, filename, mime_type, byte_size, object_key, expires_at)
    select id, ${ada.id}, 'a.png', 'image/png', 1, 'uploads/' || id, now()
    from (select gen_random_uuid() as id from generate_series(1, 98)) ids
  `.execute(media.database.system)
  const answers = await Promise.all(Array.from({ length: 6 }, () => media.createUpload(ada)))
  expect(answers.filter(({ upload }) => upload)).toHaveLength(2)
  expect(new Set(answers.flatMap(({ errors }) => errors.map(({ code }) => code)))).toEqual(new Set(['LIMIT_REACHED']))
  const refused = answers.flatMap(({ errors }) => errors)
  expect(refused.map(({ limit }) => limit)).toEqual([100, 100, 100, 100])
  // The 98 end two hours after their links, which are out of date already.
  for (const { retryAfterSeconds } of refused) expect(Math.abs(retryAfterSeconds! - 2 * 3_600)).toBeLessThan(60)
})

test('an upload that is announced while its person is erased leaves no reservation', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const gone = {
    ...{
      userId: ada.id,
      version: 2,
      status: 'DEACTIVATED' as const,
      emailVerifiedAt: null,
      email: null,
      username: null,
    },
    deletedAt: new Date(),
  }
  await media.createUpload(ada)
  const [, ...answers] = await Promise.all([
    media.deliver(userDeleted, gone),
    ...Array.from({ length: 8 }, () => media.createUpload(ada)),
  ])
  expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code)).every((code) => code === 'NOT_ALLOWED')).toBe(
    true,
  )
  expect((await media.createUpload(ada)).errors).toMatchObject([{ code: 'NOT_ALLOWED' }])
  expect(await media.database.system.selectFrom('uploads').selectAll().execute()).toEqual([])
  expect(await media.database.system.selectFrom('storageUsage').selectAll().execute()).toEqual([])
})

test('announcing an upload costs one statement', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const { statements } = await media.sqlStatements(() => media.createUpload(ada))
  expect(statements).toHaveLength(1)
})
