import type { Collection, World } from '../world/world.ts'
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
    apply: (now, { collection: { id } }) => void now.collections.set(id, { id, ownerId: by, name, isPublic }),
    payload: ({ world: now }, { collection }) => ({ collection: now.collections.get(collection.id) }),
  }
}

/** Mostly by its owner. */
function onCollection(make: (by: string, collection: Collection, dice: Dice) => ReturnType<MakeStep>): MakeStep {
  return (world, dice) => {
    const two = twoPeople(world, dice)
    if (!two) return null
    const all = [...world.collections.values()]
    const collection = dice.pick(dice.chance(5) ? all : all.filter(({ ownerId }) => ownerId === two.by))
    return collection ? make(two.by, collection, dice) : null
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

export const mediaSteps = { createMediaCollection, updateMediaCollection, deleteMediaCollection }
