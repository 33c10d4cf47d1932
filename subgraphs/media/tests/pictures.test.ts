import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { reference, startMedia, type TestMedia } from './testkit.ts'

const Picture = /* GraphQL */ `
  query ($id: ID!) {
    mediaFile(id: $id) {
      status rejectionReason width height url urlExpiresAt thumbnailUrl
      renditions { url width height mimeType }
      focalPoint { x y }
    }
  }
`
const Update = /* GraphQL */ `
  mutation ($input: UpdateMediaFileInput!) {
    updateMediaFile(input: $input) { mediaFile { altText status focalPoint { x y } } errors { code path } }
  }
`
const halfHour = 30 * 60_000
const sha256 = createHash('sha256').update('').digest()

const renditions = (...sizes: [width: number, height: number][]) =>
  JSON.stringify(
    sizes.map(([width, height]) => ({
      ...{ width, height, mimeType: 'image/webp', byteSize: 10, objectKey: `files/${width}x${height}` },
    })),
  )

async function update(media: TestMedia, viewer: Awaited<ReturnType<TestMedia['signIn']>>, input: object) {
  const { data, errors } = await media.execute(viewer, Update, { input })
  expect(errors).toBeUndefined()
  return data.updateMediaFile
}

test('a portrait tells the true width of each rendition, which is what srcset asks for', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const id = await media.addFile(ada.id, {
    ...{ state: 'READY', sha256, width: 3000, height: 4000 },
    renditions: renditions([240, 320], [480, 640], [960, 1280], [1536, 2048]),
  })
  const { mediaFile } = (await media.execute(ada, Picture, { id })).data
  expect(mediaFile).toMatchObject({ status: 'READY', width: 3000, height: 4000, focalPoint: null })
  expect(mediaFile.renditions).toMatchObject(
    [240, 480, 960, 1536].map((width) => ({ width, height: (width * 4) / 3, mimeType: 'image/webp' })),
  )
  expect(mediaFile.thumbnailUrl).toBe(mediaFile.renditions[0].url)
  expect(new Set(mediaFile.renditions.map(({ url }: { url: string }) => url)).size).toBe(4)
})

test('all links of an answer end when it says, in 60 to 90 minutes and on the half hour', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const id = await media.addPicture(ada.id)
  const { mediaFile } = (await media.execute(ada, Picture, { id })).data
  const expiry = Date.parse(mediaFile.urlExpiresAt)
  expect(expiry % halfHour).toBe(0)
  expect(expiry - Date.now()).toBeGreaterThan(2 * halfHour - 10_000)
  expect(expiry - Date.now()).toBeLessThanOrEqual(3 * halfHour)
  for (const link of [mediaFile.url, mediaFile.thumbnailUrl, mediaFile.renditions[0].url]) {
    expect(Number(new URL(link).searchParams.get('expires')) * 1000).toBe(expiry)
  }
})

test('an answer that is made on the half hour has links of one end', async () => {
  await using media = await startMedia()
  const id = await media.addPicture((await media.signIn()).id)
  const [begin, now] = [Date.now(), vi.spyOn(Date, 'now')]
  try {
    // Every look at the clock is in another half hour.
    now.mockImplementation(() => begin + now.mock.calls.length * halfHour)
    const document = `query ($refs: [_Any!]!) {
      _entities(representations: $refs) { ... on MediaFile { url urlExpiresAt thumbnailUrl renditions { url } } } }`
    const { data } = await media.execute(null, document, { refs: [reference(id, media.grant(id, null))] })
    const [{ url, urlExpiresAt, thumbnailUrl, renditions }] = data._entities
    for (const link of [url, thumbnailUrl, renditions[0].url]) {
      expect(Number(new URL(link).searchParams.get('expires')) * 1000).toBe(Date.parse(urlExpiresAt))
    }
  } finally {
    now.mockRestore()
  }
})

test('what is not ready, or was rejected, has no link at all, and its owner alone reads why', async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  const none = { url: null, urlExpiresAt: null, thumbnailUrl: null, renditions: [] }
  const waiting = await media.addFile(ada.id)
  expect((await media.execute(ada, Picture, { id: waiting })).data.mediaFile).toMatchObject({
    ...{ status: 'PROCESSING', rejectionReason: null, ...none },
  })
  const reasons = ['TYPE_NOT_ALLOWED', 'HEIC_NOT_SUPPORTED', 'TOO_LARGE', 'TOO_MANY_PIXELS', 'CORRUPT', 'MALWARE']
  for (const rejectionReason of reasons) {
    const id = await media.addFile(ada.id, { state: 'REJECTED', rejectionReason })
    const { data } = await media.execute(ada, Picture, { id })
    expect(data.mediaFile).toMatchObject({ status: 'REJECTED', rejectionReason, ...none })
    const asked = await media.execute(
      bob,
      'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on MediaFile { rejectionReason } } }',
      { refs: [reference(id, media.grant(id, bob.id))] },
    )
    expect(asked.data._entities).toEqual([null])
  }
})

test('the owner says where the eye goes, and takes it back', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const mediaId = await media.addPicture(ada.id, { altText: 'Hills' })
  for (const focalPoint of [
    { x: 0, y: 1 },
    { x: 0.3, y: 0.125 },
  ]) {
    expect((await update(media, ada, { mediaId, focalPoint })).mediaFile).toMatchObject({
      focalPoint,
      altText: 'Hills',
    })
  }
  const described = await update(media, ada, { mediaId, altText: 'High hills' })
  expect(described.mediaFile).toMatchObject({ focalPoint: { x: 0.3, y: 0.125 }, altText: 'High hills' })
  const cleared = await update(media, ada, { mediaId, focalPoint: null })
  expect(cleared.mediaFile).toMatchObject({ focalPoint: null, altText: 'High hills' })
})

test('a place outside the picture is refused with its coordinate, and nothing changes', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const mediaId = await media.addPicture(ada.id)
  const refused: [x: number, y: number, at: string[]][] = [
    [-0.001, 0.5, ['x']],
    [0.5, 1.001, ['y']],
    [-1, 2, ['x', 'y']],
    [1e300, 0, ['x']],
  ]
  for (const [x, y, at] of refused) {
    expect(await update(media, ada, { mediaId, altText: 'Hills', focalPoint: { x, y } })).toEqual({
      mediaFile: null,
      errors: at.map((axis) => ({ code: 'INVALID', path: ['input', 'focalPoint', axis] })),
    })
  }
  const both = await update(media, ada, { mediaId, altText: 'x'.repeat(1001), focalPoint: { x: 2, y: 0 } })
  expect(both.errors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
    'input.altText',
    'input.focalPoint.x',
  ])
  expect((await update(media, ada, { mediaId })).mediaFile).toMatchObject({ focalPoint: null, altText: null })
})

test('only a picture has a place where the eye goes', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const film = { kind: 'VIDEO', mimeType: 'video/mp4', state: 'READY', sha256 }
  const mediaId = await media.addFile(ada.id, film)
  expect(await update(media, ada, { mediaId, altText: 'A film', focalPoint: { x: 0.5, y: 0.5 } })).toEqual({
    mediaFile: null,
    errors: [{ code: 'INVALID', path: ['input', 'focalPoint'] }],
  })
  const described = await update(media, ada, { mediaId, altText: 'A film', focalPoint: null })
  expect(described).toMatchObject({ mediaFile: { altText: 'A film', focalPoint: null }, errors: [] })
})

test('a picture is described while it is still being processed, by its owner alone', async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  const mediaId = await media.addFile(ada.id)
  const input = { mediaId, altText: 'Hills', focalPoint: { x: 0.25, y: 0.75 } }
  const refused = { mediaFile: null, errors: [{ code: 'NOT_FOUND', path: ['input', 'mediaId'] }] }
  expect(await update(media, bob, input)).toEqual(refused)
  expect(await update(media, ada, input)).toEqual({
    mediaFile: { altText: 'Hills', status: 'PROCESSING', focalPoint: { x: 0.25, y: 0.75 } },
    errors: [],
  })
})
