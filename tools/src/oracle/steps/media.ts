import { deleteFile, filesOf, ownsAll } from '../world/files.ts'
import type { Collection, MediaFile, World } from '../world/world.ts'
import { twoPeople } from './people.ts'
import { type Dice, type MakeStep, okIf } from './step.ts'

const createMediaCollection: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  const name = `collection ${world.collections.size}`
  const isPublic = !dice.chance(3)
  return {
    by,
    mutation: 'createMediaCollection',
    input: { name, isPublic },
    verdict: () => 'OK',
    apply: (now, { collection: { id } }) =>
      void now.collections.set(id, { id, ownerId: by, name, isPublic, fileIds: [] }),
    payload: ({ world: now }, { collection }) => ({ collection: now.collections.get(collection.id) }),
  }
}

/** Mostly by its owner. */
function onCollection(
  make: (by: string, collection: Collection, dice: Dice, world: World) => ReturnType<MakeStep>,
): MakeStep {
  return (world, dice) => {
    const two = twoPeople(world, dice)
    if (!two) return null
    const all = [...world.collections.values()]
    const collection = dice.pick(dice.chance(5) ? all : all.filter(({ ownerId }) => ownerId === two.by))
    return collection ? make(two.by, collection, dice, world) : null
  }
}

const isOwn = (by: string, id: string) => (world: World) => okIf(world.collections.get(id)?.ownerId === by)

const updateMediaCollection = onCollection((by, { id }, dice) => {
  const isPublic = dice.chance(2)
  return {
    by,
    mutation: 'updateMediaCollection',
    input: { collectionId: id, isPublic },
    verdict: isOwn(by, id),
    apply: (now) => void Object.assign(now.collections.get(id)!, { isPublic }),
    payload: ({ world: now }) => ({ collection: now.collections.get(id) }),
  }
})

const deleteMediaCollection = onCollection((by, { id }) => ({
  by,
  mutation: 'deleteMediaCollection',
  input: { collectionId: id },
  verdict: isOwn(by, id),
  apply: (now) => void now.collections.delete(id),
}))

const idsOf = (world: World, ownerId: string) => filesOf(world, ownerId).map(({ id }) => id)

const addMediaCollectionItems = onCollection((by, { id }, dice, world) => {
  const mediaIds = dice.some(idsOf(world, by), 2)
  return {
    by,
    mutation: 'addMediaCollectionItems',
    input: { collectionId: id, mediaIds },
    verdict: (now) =>
      okIf(mediaIds.length > 0 && now.collections.get(id)?.ownerId === by && ownsAll(now, by, mediaIds)),
    apply(now) {
      const collection = now.collections.get(id)!
      collection.fileIds = [...new Set([...collection.fileIds, ...mediaIds])]
    },
    payload: ({ world: now }) => ({ collection: now.collections.get(id) }),
  }
})

const removeMediaCollectionItems = onCollection((by, { id }, dice, world) => {
  const mediaIds = dice.some(idsOf(world, by), 2)
  return {
    by,
    mutation: 'removeMediaCollectionItems',
    input: { collectionId: id, mediaIds },
    verdict: (now) => okIf(mediaIds.length > 0 && now.collections.get(id)?.ownerId === by),
    apply(now) {
      const collection = now.collections.get(id)!
      collection.fileIds = collection.fileIds.filter((one) => !mediaIds.includes(one))
    },
    payload: ({ world: now }) => ({ collection: now.collections.get(id) }),
  }
})

/** To the front; lists are compared whatever their order. */
const moveMediaCollectionItem = onCollection((by, { id }, dice, world) => {
  const mediaId = dice.pick(idsOf(world, by))
  if (!mediaId) return null
  return {
    by,
    mutation: 'moveMediaCollectionItem',
    input: { collectionId: id, mediaId },
    verdict: (now) => {
      const collection = now.collections.get(id)
      return okIf(collection?.ownerId === by && collection.fileIds.includes(mediaId))
    },
    apply: () => {},
    payload: ({ world: now }) => ({ collection: now.collections.get(id) }),
  }
})

/** Mostly by its owner. */
function onFile(make: (by: string, file: MediaFile, dice: Dice) => ReturnType<MakeStep>): MakeStep {
  return (world, dice) => {
    const two = twoPeople(world, dice)
    if (!two) return null
    const file = dice.pick(dice.chance(5) ? [...world.files.values()] : filesOf(world, two.by))
    return file ? make(two.by, file, dice) : null
  }
}

const updateMediaFile = onFile((by, { id }, dice) => {
  const altText = dice.pick(['hills', 'a river', null]) ?? null
  return {
    by,
    mutation: 'updateMediaFile',
    input: { mediaId: id, altText },
    verdict: (now) => okIf(now.files.get(id)?.ownerId === by),
    apply: (now) => void Object.assign(now.files.get(id)!, { altText }),
    payload: ({ world: now }) => ({ mediaFile: now.files.get(id) }),
  }
})

const deleteMediaFile = onFile((by, { id }) => ({
  by,
  mutation: 'deleteMediaFile',
  input: { mediaId: id },
  verdict: (now) => okIf(now.files.get(id)?.ownerId === by),
  apply: (now) => deleteFile(now, id),
  payload: ({ world: now }) => ({ viewer: now.people.get(by) }),
}))

export const mediaSteps = {
  updateMediaFile,
  deleteMediaFile,
  createMediaCollection,
  updateMediaCollection,
  deleteMediaCollection,
  addMediaCollectionItems,
  removeMediaCollectionItems,
  moveMediaCollectionItem,
} satisfies Record<string, MakeStep>
