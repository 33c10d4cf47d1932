import { newId } from '@plaza/database'
import { expect, test } from 'vitest'
import { Entities, reference, startMedia } from './testkit.ts'

const MediaFile = /* GraphQL */ `
  query ($id: ID!) {
    mediaFile(id: $id) { id kind status mimeType byteSize width height blurhash altText url thumbnailUrl owner { id } }
  }
`
const MyFiles = /* GraphQL */ `
  query ($first: Int, $after: String, $kind: MediaKind) {
    viewer {
      mediaFiles(first: $first, after: $after, kind: $kind) {
        edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage endCursor }
      }
      storageUsage { usedBytes quotaBytes }
    }
  }
`

test('a file is shown with everything there is to know of it', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const id = await media.addPicture(ada.id, { altText: 'Three ranges of hills' })
  const { data, errors } = await media.execute(ada, MediaFile, { id })
  expect(errors).toBeUndefined()
  expect(data.mediaFile).toMatchObject({
    id,
    kind: 'IMAGE',
    status: 'READY',
    mimeType: 'image/webp',
    altText: 'Three ranges of hills',
    owner: { id: ada.id },
  })
  expect(data.mediaFile.byteSize).toBeGreaterThan(1_000)
  expect(data.mediaFile.blurhash).toMatch(/^[\w#$%*+,.:;=?@[\]^{|}~-]{20,40}$/)
})

test('a file shows by itself to nobody but its owner', async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  const id = await media.addPicture(ada.id)
  for (const viewer of [bob, null]) {
    expect((await media.execute(viewer, MediaFile, { id })).data).toEqual({ mediaFile: null })
  }
  expect((await media.execute(ada, MediaFile, { id: 'no id' })).data).toEqual({ mediaFile: null })
})

test('a file in a public collection shows to everybody', async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  const [shown, hidden] = (await media.addPictures(ada.id, 2)) as [string, string]
  await media.addCollection(ada.id, { isPublic: true, mediaIds: [shown] })
  await media.addCollection(ada.id, { isPublic: false, mediaIds: [hidden] })
  for (const viewer of [bob, null]) {
    expect((await media.execute(viewer, MediaFile, { id: shown })).data.mediaFile).toMatchObject({ id: shown })
    expect((await media.execute(viewer, MediaFile, { id: hidden })).data.mediaFile).toBeNull()
  }
})

test('a grant opens the file to the viewer it was made for, and to nobody else', async () => {
  await using media = await startMedia()
  const [ada, bob, eve] = [await media.signIn(), await media.signIn(), await media.signIn()]
  const [one, two] = (await media.addPictures(ada.id, 2)) as [string, string]
  const ask = async (viewer: typeof ada | null, representations: unknown[]) =>
    (await media.execute(viewer, Entities, { representations })).data._entities.map((e: { id: string } | null) => e?.id)

  const forBob = media.grant(one, bob.id)
  expect(await ask(bob, [reference(one, forBob)])).toEqual([one])
  expect(await ask(eve, [reference(one, forBob)])).toEqual([undefined])
  expect(await ask(null, [reference(one, forBob)])).toEqual([undefined])
  expect(await ask(bob, [reference(two, forBob), reference(one), reference(newId(), forBob)])).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(await ask(bob, [reference(one, `${forBob.slice(0, -3)}AAA`)])).toEqual([undefined])
  expect(await ask(null, [reference(two, media.grant(two, null))])).toEqual([two])
  expect(await ask(ada, [reference(one), reference(two)])).toEqual([one, two])
})

test('a file that is not ready shows to its owner alone, and without a link', async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  const id = await media.addFile(ada.id)
  const representations = [reference(id, media.grant(id, bob.id))]
  expect((await media.execute(bob, Entities, { representations })).data._entities).toEqual([null])
  const mine = await media.execute(ada, MediaFile, { id })
  expect(mine.data.mediaFile).toMatchObject({ status: 'PROCESSING', url: null, thumbnailUrl: null })
})

test('any number of files costs the same few statements', async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  const ids = await media.addPictures(ada.id, 30)
  const count = async (some: string[]) => {
    const representations = some.map((id) => reference(id, media.grant(id, bob.id)))
    const { result, statements } = await media.sqlStatements(() => media.execute(bob, Entities, { representations }))
    expect(result.data._entities.map((e: { id: string }) => e.id)).toEqual(some)
    return statements.length
  }
  expect(await count(ids)).toBe(await count(ids.slice(0, 2)))
  expect(await count(ids)).toBeLessThanOrEqual(2)
})

test('the viewer pages through all files, newest first, and by kind', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  await media.addPictures((await media.signIn()).id, 2)
  const ids = (await media.addPictures(ada.id, 5)).reverse()
  const seen: string[] = []
  let after: string | null = null
  for (;;) {
    const { data } = await media.execute(ada, MyFiles, { first: 2, after })
    const { edges, pageInfo } = data.viewer.mediaFiles
    seen.push(...edges.map((edge: { node: { id: string } }) => edge.node.id))
    if (!pageInfo.hasNextPage) break
    after = pageInfo.endCursor
  }
  expect(seen).toEqual(ids)
  const images = await media.execute(ada, MyFiles, { kind: 'IMAGE' })
  expect(images.data.viewer.mediaFiles.edges).toHaveLength(5)
  const videos = await media.execute(ada, MyFiles, { kind: 'VIDEO' })
  expect(videos.data.viewer.mediaFiles.edges).toEqual([])
})

test('the number of files is of the whole list and of the kind, whatever the page holds', async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  await media.addPictures(ada.id, 3)
  await media.addFile(ada.id, { kind: 'VIDEO', mimeType: 'video/mp4' })
  await media.addPictures(bob.id, 2)
  const counts = /* GraphQL */ `{
    viewer {
      all: mediaFiles(first: 1) { totalCount }
      images: mediaFiles(first: 1, kind: IMAGE) { totalCount nodes { id } }
      audio: mediaFiles(kind: AUDIO) { totalCount }
    }
  }`
  const { data } = await media.execute(ada, counts)
  expect(data.viewer).toMatchObject({ all: { totalCount: 4 }, images: { totalCount: 3 }, audio: { totalCount: 0 } })
  expect(data.viewer.images.nodes).toHaveLength(1)
})

test('a page of thirty files with all their links costs one statement, and their number one more', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  await media.addPictures(ada.id, 30)
  const page = (first: number, more = '') =>
    `{ viewer { mediaFiles(first: ${first}) { ${more} nodes {
      id url urlExpiresAt thumbnailUrl renditions { url width height mimeType } focalPoint { x y } altText
    } } } }`
  const count = async (document: string, length: number) => {
    const { result, statements } = await media.sqlStatements(() => media.execute(ada, document))
    expect(result.data.viewer.mediaFiles.nodes).toHaveLength(length)
    return statements.length
  }
  expect(await count(page(1), 1)).toBe(1)
  expect(await count(page(30), 30)).toBe(1)
  expect(await count(page(30, 'totalCount'), 30)).toBe(2)
})

test('arguments that make no sense are refused, and nobody is a viewer without a token', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const tooMany = await media.execute(ada, MyFiles, { first: 101 })
  expect(tooMany.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  const badCursor = await media.execute(ada, MyFiles, { after: 'nonsense' })
  expect(badCursor.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  expect((await media.execute(null, MyFiles)).data).toEqual({ viewer: null })
})

test("a viewer cannot be had by another's id", async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  await media.addPicture(ada.id)
  const { data } = await media.execute(
    bob,
    '{ _entities(representations: [{ __typename: "Viewer", id: "' +
      ada.id +
      '" }]) { ... on Viewer { mediaFiles { nodes { id } } } } }',
  )
  expect(data._entities).toEqual([null])
})
