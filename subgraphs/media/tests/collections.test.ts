import { newId } from '@plaza/database'
import { expect, test } from 'vitest'
import { seedCollections } from '../src/seed.ts'
import { startMedia, type TestMedia } from './testkit.ts'

const Collection = /* GraphQL */ `
  query ($id: ID!, $first: Int, $after: String) {
    mediaCollection(id: $id) {
      id name description isPublic itemCount owner { id }
      items(first: $first, after: $after) { edges { addedAt node { id } } nodes { id } pageInfo { hasNextPage endCursor } }
    }
  }
`
const payload = 'collection { id name description isPublic itemCount } errors { code path }'
const Create = `mutation ($input: CreateMediaCollectionInput!) {
  createMediaCollection(input: $input) { ${payload.replace('code path', 'code path limit')} }
}`
const Update = `mutation ($input: UpdateMediaCollectionInput!) { updateMediaCollection(input: $input) { ${payload} } }`
const Add = `mutation ($input: AddMediaCollectionItemsInput!) { addMediaCollectionItems(input: $input) { ${payload} } }`
const Remove = `mutation ($input: RemoveMediaCollectionItemsInput!) { removeMediaCollectionItems(input: $input) { ${payload} } }`
const Move = `mutation ($input: MoveMediaCollectionItemInput!) { moveMediaCollectionItem(input: $input) { ${payload} } }`
const Delete = `mutation ($input: DeleteMediaCollectionInput!) {
  deleteMediaCollection(input: $input) { deletedCollectionId errors { code path } }
}`

type Viewer = Awaited<ReturnType<TestMedia['signIn']>>

async function itemsOf(media: TestMedia, viewer: Viewer | null, id: string): Promise<string[] | null> {
  const { data } = await media.execute(viewer, Collection, { id, first: 100 })
  return data.mediaCollection?.items.nodes.map((node: { id: string }) => node.id) ?? null
}

test('a collection is made, changed and deleted by its owner', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const made = await media.execute(ada, Create, { input: { name: '  Engines ', description: ' ' } })
  const { collection, errors } = made.data.createMediaCollection
  expect(errors).toEqual([])
  expect(collection).toMatchObject({ name: 'Engines', description: null, isPublic: false, itemCount: 0 })

  const id = { collectionId: collection.id }
  const changed = await media.execute(ada, Update, { input: { ...id, description: 'Wheels', isPublic: true } })
  expect(changed.data.updateMediaCollection.collection).toMatchObject({
    name: 'Engines',
    description: 'Wheels',
    isPublic: true,
  })
  const cleared = await media.execute(ada, Update, { input: { ...id, description: null } })
  expect(cleared.data.updateMediaCollection.collection).toMatchObject({ description: null, isPublic: true })

  const deleted = await media.execute(ada, Delete, { input: id })
  expect(deleted.data.deleteMediaCollection).toEqual({ deletedCollectionId: collection.id, errors: [] })
  expect((await media.execute(ada, Collection, { id: collection.id })).data.mediaCollection).toBeNull()
})

test('a file comes into a collection once it is ready, so that everybody counts what they see', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const collectionId = await media.addCollection(ada.id, { isPublic: true })
  const ready = await media.addPicture(ada.id)
  const notReady = [
    await media.addFile(ada.id),
    await media.addFile(ada.id, { state: 'PROCESSING' }),
    await media.addFile(ada.id, { state: 'REJECTED', rejectionReason: 'CORRUPT' }),
  ]
  for (const id of notReady) {
    const { data } = await media.execute(ada, Add, { input: { collectionId, mediaIds: [ready, id] } })
    expect(data.addMediaCollectionItems).toEqual({
      collection: null,
      errors: [{ code: 'CONFLICT', path: ['input', 'mediaIds'] }],
    })
  }
  await media.execute(ada, Add, { input: { collectionId, mediaIds: [ready] } })
  for (const viewer of [ada, null]) {
    const { data } = await media.execute(viewer, Collection, { id: collectionId })
    expect(data.mediaCollection).toMatchObject({ itemCount: 1, items: { nodes: [{ id: ready }] } })
  }
})

test('what breaks a rule comes back as an error with its place', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const refusals: [input: object, code: string, field: string, limit?: number][] = [
    [{ name: '  ' }, 'REQUIRED', 'name'],
    [{ name: 'x'.repeat(101) }, 'INVALID', 'name', 100],
    [{ name: 'नि'.repeat(101) }, 'INVALID', 'name', 100],
    [{ name: '\u2800' }, 'INVALID', 'name'],
    [{ name: 'gif\u202exe' }, 'INVALID', 'name'],
    [{ name: 'x', description: 'a\0b' }, 'INVALID', 'description'],
    [{ name: 'x', description: '\u200b' }, 'INVALID', 'description'],
    [{ name: 'x', description: 'x'.repeat(501) }, 'INVALID', 'description', 500],
  ]
  for (const [input, code, field, limit = null] of refusals) {
    const { data } = await media.execute(ada, Create, { input })
    expect(data.createMediaCollection).toEqual({ collection: null, errors: [{ code, path: ['input', field], limit }] })
  }
  const signedOut = await media.execute(null, Create, { input: { name: 'x' } })
  expect(signedOut.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

test('a person has at most a hundred collections, also when two requests come together', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  await seedCollections(
    media.database,
    Array.from({ length: 99 }, (_, n) => ({
      ...{ id: newId(), ownerId: ada.id, name: `Album ${n}`, description: null, isPublic: false },
      ...{ createdAt: new Date(), mediaIds: [] },
    })),
  )
  const answers = await Promise.all([1, 2, 3].map(() => media.execute(ada, Create, { input: { name: 'One more' } })))
  const refused = { code: 'LIMIT_REACHED', path: null, limit: 100 }
  expect(answers.flatMap(({ data }) => data.createMediaCollection.errors)).toEqual([refused, refused])
})

test("another's collection is not found, private ones not even seen", async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  const [file] = (await media.addPictures(ada.id, 1)) as [string]
  const open = await media.addCollection(ada.id, { isPublic: true, mediaIds: [file] })
  const closed = await media.addCollection(ada.id, { mediaIds: [file] })
  expect(await itemsOf(media, bob, open)).toEqual([file])
  expect(await itemsOf(media, null, open)).toEqual([file])
  expect(await itemsOf(media, bob, closed)).toBeNull()
  for (const collectionId of [open, closed]) {
    const input = { collectionId, mediaIds: [file] }
    const expected = [{ code: 'NOT_FOUND', path: ['input', 'collectionId'] }]
    expect(
      (await media.execute(bob, Update, { input: { collectionId, name: 'Mine' } })).data.updateMediaCollection.errors,
    ).toEqual(expected)
    expect((await media.execute(bob, Delete, { input: { collectionId } })).data.deleteMediaCollection.errors).toEqual(
      expected,
    )
    expect((await media.execute(bob, Add, { input })).data.addMediaCollectionItems.errors).toEqual(expected)
    expect((await media.execute(bob, Remove, { input })).data.removeMediaCollectionItems.errors).toEqual(expected)
  }
})

test("nobody can make another's file public by adding it to a collection", async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  const secret = await media.addPicture(ada.id)
  const collectionId = await media.addCollection(bob.id, { isPublic: true })
  const { data } = await media.execute(bob, Add, { input: { collectionId, mediaIds: [secret] } })
  expect(data.addMediaCollectionItems.errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'mediaIds'] }])
  await expect(
    media.database.system
      .insertInto('collectionItems')
      .values({ collectionId, mediaId: secret, ownerId: bob.id, rank: 1 })
      .execute(),
  ).rejects.toThrow(/foreign key/)
})

test('files are appended in order, once, and counted', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const [a, b, c] = (await media.addPictures(ada.id, 3)) as [string, string, string]
  const collectionId = await media.addCollection(ada.id)
  await media.execute(ada, Add, { input: { collectionId, mediaIds: [b, a, b] } })
  const again = await media.execute(ada, Add, { input: { collectionId, mediaIds: [a, c] } })
  expect(again.data.addMediaCollectionItems).toMatchObject({ collection: { itemCount: 3 }, errors: [] })
  expect(await itemsOf(media, ada, collectionId)).toEqual([b, a, c])
  const removed = await media.execute(ada, Remove, { input: { collectionId, mediaIds: [a, collectionId] } })
  expect(removed.data.removeMediaCollectionItems).toMatchObject({ collection: { itemCount: 2 }, errors: [] })
  expect(await itemsOf(media, ada, collectionId)).toEqual([b, c])
})

test('a file takes any other place, however often', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const ids = await media.addPictures(ada.id, 6)
  const collectionId = await media.addCollection(ada.id, { mediaIds: ids })
  const expected = [...ids]
  const move = async (mediaId: string, afterMediaId: string | null) => {
    const { data } = await media.execute(ada, Move, { input: { collectionId, mediaId, afterMediaId } })
    expect(data.moveMediaCollectionItem.errors).toEqual([])
    expected.splice(expected.indexOf(mediaId), 1)
    expected.splice(afterMediaId === null ? 0 : expected.indexOf(afterMediaId) + 1, 0, mediaId)
  }
  await move(ids[5]!, null)
  await move(ids[0]!, ids[4]!)
  // Always between the same two: halving runs out of numbers, and the collection is numbered anew.
  for (let n = 0; n < 40; n++) await move(expected[2]!, expected[0]!)
  expect(await itemsOf(media, ada, collectionId)).toEqual(expected)

  const wrong = await media.execute(ada, Move, {
    input: { collectionId, mediaId: ids[0]!, afterMediaId: collectionId },
  })
  expect(wrong.data.moveMediaCollectionItem.errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'afterMediaId'] }])
})

test('a page goes on where it stood, also after the files before it were moved', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const ids = await media.addPictures(ada.id, 5)
  const id = await media.addCollection(ada.id, { mediaIds: ids })
  const first = (await media.execute(ada, Collection, { id, first: 2 })).data.mediaCollection.items
  expect(first.nodes.map((n: { id: string }) => n.id)).toEqual(ids.slice(0, 2))
  await media.execute(ada, Move, { input: { collectionId: id, mediaId: ids[4]!, afterMediaId: null } })
  const next = (await media.execute(ada, Collection, { id, first: 2, after: first.pageInfo.endCursor })).data
  expect(next.mediaCollection.items.nodes.map((n: { id: string }) => n.id)).toEqual([ids[2], ids[3]])
  expect(next.mediaCollection.items.pageInfo.hasNextPage).toBe(false)
})

test('the collections of many people, with their files, cost the same few statements', async () => {
  await using media = await startMedia()
  const people = await Promise.all(Array.from({ length: 6 }, () => media.signIn()))
  for (const person of people) {
    const mediaIds = await media.addPictures(person.id, 3)
    await media.addCollection(person.id, { isPublic: true, mediaIds })
    await media.addCollection(person.id, { isPublic: false, mediaIds })
  }
  const query = /* GraphQL */ `
    query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ... on User { mediaCollections(first: 5) { nodes { name items(first: 2) { nodes { id url } } } } }
      }
    }
  `
  const count = async (some: Viewer[]) => {
    const representations = some.map(({ id }) => ({ __typename: 'User', id }))
    const { result, statements } = await media.sqlStatements(() => media.execute(null, query, { representations }))
    expect(result.errors).toBeUndefined()
    const shown = result.data._entities.map((e: { mediaCollections: { nodes: { items: { nodes: unknown[] } }[] } }) =>
      e.mediaCollections.nodes.map(({ items }) => items.nodes.length),
    )
    expect(shown).toEqual(some.map(() => [2]))
    return statements.length
  }
  expect(await count(people)).toBe(await count(people.slice(0, 1)))
  expect(await count(people)).toBe(2)
})

test('files are deleted while they come into collections and out of them: nobody meets a fault, and the counts are right', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const DeleteFile =
    'mutation ($input: DeleteMediaFileInput!) { deleteMediaFile(input: $input) { errors { code path } } }'
  for (let round = 0; round < 10; round++) {
    const mediaIds = await media.addPictures(ada.id, 4)
    const collectionId = await media.addCollection(ada.id, { mediaIds: mediaIds.slice(0, 2) })
    const other = await media.addCollection(ada.id, { mediaIds })
    const answers = await Promise.all([
      media.execute(ada, Add, { input: { collectionId, mediaIds } }),
      media.execute(ada, DeleteFile, { input: { mediaId: mediaIds[1] } }),
      media.execute(ada, Remove, { input: { collectionId: other, mediaIds } }),
      media.execute(ada, DeleteFile, { input: { mediaId: mediaIds[0] } }),
      media.execute(ada, Add, { input: { collectionId, mediaIds: mediaIds.toReversed() } }),
      media.execute(ada, DeleteFile, { input: { mediaId: mediaIds[3] } }),
    ])
    for (const { data, errors } of answers) {
      expect(errors).toBeUndefined()
      const [payload] = Object.values(data) as { errors: { code: string }[] }[]
      expect(['', 'NOT_FOUND']).toContain(payload!.errors.map(({ code }) => code).join())
    }
    for (const id of [collectionId, other]) {
      const { data } = await media.execute(ada, Collection, { id, first: 100 })
      expect(data.mediaCollection.itemCount).toBe(data.mediaCollection.items.nodes.length)
    }
  }
})
