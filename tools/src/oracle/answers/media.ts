import { type Answers, list } from '../contract/answers.ts'
import { isHidden } from '../world/people.ts'
import type { Collection, Person, World } from '../world/world.ts'
import { personShown } from './people.ts'

const of = (world: World, ownerId: string) =>
  [...world.collections.values()].filter((collection) => collection.ownerId === ownerId)

export const media: Answers = {
  MediaCollection: {
    id: ({ id }: Collection) => id,
    owner: ({ ownerId }: Collection, asking) => personShown(ownerId, asking),
    name: ({ name }: Collection) => name,
    isPublic: ({ isPublic }: Collection) => isPublic,
  },
  User: {
    mediaCollections: ({ id }: Person, { world, viewer }) =>
      list(isHidden(world, viewer, id) ? [] : of(world, id).filter(({ isPublic }) => isPublic)),
  },
  Viewer: {
    mediaCollections: ({ id }: Person, { world }) => list(of(world, id)),
  },
  Query: {
    mediaCollection: (_, { world, viewer }, { id }) => {
      const collection = world.collections.get(id as string)
      if (!collection || isHidden(world, viewer, collection.ownerId)) return null
      return collection.isPublic || collection.ownerId === viewer ? collection : null
    },
  },
}
