import { expect, test } from 'vitest'
import { Entities, reference, startMedia, type TestMedia } from './testkit.ts'

const Collection = 'query ($id: ID!) { mediaCollection(id: $id) { id } }'
const File = 'query ($id: ID!) { mediaFile(id: $id) { id } }'
const People = /* GraphQL */ `
  query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on User { id mediaCollections { nodes { id } } }
      ... on Viewer { viewerId: id mediaFiles { nodes { id } } }
    }
  }
`
const collection = 'collection { id items { nodes { id } } }'
const mutations = {
  updateMediaFile: ['UpdateMediaFileInput', 'mediaFile { id altText }'],
  deleteMediaFile: ['DeleteMediaFileInput', 'deletedMediaId'],
  updateMediaCollection: ['UpdateMediaCollectionInput', collection],
  deleteMediaCollection: ['DeleteMediaCollectionInput', 'deletedCollectionId'],
  addMediaCollectionItems: ['AddMediaCollectionItemsInput', collection],
  removeMediaCollectionItems: ['RemoveMediaCollectionItemsInput', collection],
  moveMediaCollectionItem: ['MoveMediaCollectionItemInput', collection],
} as const

type Viewer = Awaited<ReturnType<TestMedia['signIn']>>

async function change(media: TestMedia, viewer: Viewer, name: keyof typeof mutations, input: object) {
  const [type, fields] = mutations[name]
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} errors { code path } } }`
  const { data, errors } = await media.execute(viewer, document, { input })
  expect(errors).toBeUndefined()
  return data[name]
}

const upper = (id: string) => id.toUpperCase()
const shows = (id: string, nodes: string[]) => ({
  collection: { id, items: { nodes: nodes.map((node) => ({ id: node })) } },
  errors: [],
})

test('references and arguments in upper case find what they name', async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  const [one, two] = (await media.addPictures(ada.id, 2)) as [string, string]
  const open = await media.addCollection(ada.id, { isPublic: true })
  expect((await media.execute(ada, File, { id: upper(one) })).data).toEqual({ mediaFile: { id: one } })
  expect((await media.execute(bob, Collection, { id: upper(open) })).data).toEqual({ mediaCollection: { id: open } })

  const granted = [reference(upper(one), media.grant(one, bob.id)), reference(upper(two))]
  const files = await media.execute(bob, Entities, { representations: granted })
  expect(files.data._entities).toMatchObject([{ id: one }, null])

  const representations = ['User', 'Viewer'].map((__typename) => ({ __typename, id: upper(ada.id) }))
  expect((await media.execute(ada, People, { representations })).data._entities).toEqual([
    { id: ada.id, mediaCollections: { nodes: [{ id: open }] } },
    { viewerId: ada.id, mediaFiles: { nodes: [{ id: two }, { id: one }] } },
  ])
})

test('inputs in upper case find what they name, and what is stored and told is in lower case', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const [one, two, three] = (await media.addPictures(ada.id, 3)) as [string, string, string]
  const id = await media.addCollection(ada.id)
  const collectionId = upper(id)
  const mediaIds = [one, two, three].map(upper)

  const added = await change(media, ada, 'addMediaCollectionItems', { collectionId, mediaIds: [...mediaIds, one] })
  expect(added).toEqual(shows(id, [one, two, three]))
  const place = { collectionId, mediaId: upper(one), afterMediaId: upper(two) }
  expect(await change(media, ada, 'moveMediaCollectionItem', place)).toEqual(shows(id, [two, one, three]))
  const itself = { ...place, afterMediaId: one }
  expect(await change(media, ada, 'moveMediaCollectionItem', itself)).toMatchObject({ errors: [{ code: 'INVALID' }] })
  const removed = await change(media, ada, 'removeMediaCollectionItems', { collectionId, mediaIds: [upper(three)] })
  expect(removed).toEqual(shows(id, [two, one]))
  expect(await change(media, ada, 'updateMediaCollection', { collectionId, name: 'Hills' })).toEqual(
    shows(id, [two, one]),
  )

  expect(await change(media, ada, 'updateMediaFile', { mediaId: upper(one), altText: 'Hills' })).toEqual({
    mediaFile: { id: one, altText: 'Hills' },
    errors: [],
  })
  expect(await change(media, ada, 'deleteMediaFile', { mediaId: upper(one) })).toEqual({
    deletedMediaId: one,
    errors: [],
  })
  expect(await media.outbox()).toMatchObject([{ key: one, data: { mediaId: one, ownerId: ada.id } }])
  expect(await change(media, ada, 'deleteMediaCollection', { collectionId })).toEqual({
    deletedCollectionId: id,
    errors: [],
  })
})

test('what is no id names nothing', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const mediaId = await media.addPicture(ada.id)
  const collectionId = await media.addCollection(ada.id, { mediaIds: [mediaId] })
  const wrong = 'no id'
  expect((await media.execute(ada, File, { id: wrong })).data).toEqual({ mediaFile: null })
  expect((await media.execute(ada, Collection, { id: wrong })).data).toEqual({ mediaCollection: null })
  const references = ['MediaFile', 'User', 'Viewer'].map((__typename) => ({ __typename, id: wrong }))
  const entities = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }'
  expect((await media.execute(ada, entities, { representations: references })).data._entities).toEqual([
    null,
    null,
    null,
  ])

  const attempts: [name: keyof typeof mutations, input: object, field: string][] = [
    ['updateMediaFile', { mediaId: wrong, altText: 'Hills' }, 'mediaId'],
    ['deleteMediaFile', { mediaId: wrong }, 'mediaId'],
    ['updateMediaCollection', { collectionId: wrong, name: 'Hills' }, 'collectionId'],
    ['deleteMediaCollection', { collectionId: wrong }, 'collectionId'],
    ['addMediaCollectionItems', { collectionId: wrong, mediaIds: [mediaId] }, 'collectionId'],
    ['addMediaCollectionItems', { collectionId, mediaIds: [mediaId, wrong] }, 'mediaIds'],
    ['removeMediaCollectionItems', { collectionId: wrong, mediaIds: [mediaId] }, 'collectionId'],
    ['moveMediaCollectionItem', { collectionId: wrong, mediaId }, 'collectionId'],
    ['moveMediaCollectionItem', { collectionId, mediaId: wrong }, 'mediaId'],
    ['moveMediaCollectionItem', { collectionId, mediaId, afterMediaId: wrong }, 'afterMediaId'],
  ]
  for (const [name, input, field] of attempts) {
    const expected = { errors: [{ code: 'NOT_FOUND', path: ['input', field] }] }
    expect(await change(media, ada, name, input), name).toMatchObject(expected)
  }
  expect(await change(media, ada, 'removeMediaCollectionItems', { collectionId, mediaIds: [wrong] })).toEqual(
    shows(collectionId, [mediaId]),
  )
})
