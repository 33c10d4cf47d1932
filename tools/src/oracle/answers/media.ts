import { type Answers, list, someTime } from '../contract/answers.ts'
import { filesLeft, filesOf } from '../world/files.ts'
import { isHidden } from '../world/people.ts'
import type { Collection, MediaFile, Person, World } from '../world/world.ts'
import { personShown } from './people.ts'

const of = (world: World, ownerId: string) =>
  [...world.collections.values()].filter((collection) => collection.ownerId === ownerId)

export const media: Answers = {
  MediaCollection: {
    id: ({ id }: Collection) => id,
    owner: ({ ownerId }: Collection, asking) => personShown(ownerId, asking),
    name: ({ name }: Collection) => name,
    isPublic: ({ isPublic }: Collection) => isPublic,
    itemCount: ({ fileIds }: Collection) => fileIds.length,
    items: ({ fileIds }: Collection, { world }) => list(filesLeft(world, fileIds)),
  },
  MediaFile: {
    id: ({ id }: MediaFile) => id,
    owner: ({ ownerId }: MediaFile, asking) => personShown(ownerId, asking),
    status: () => 'READY',
    rejectionReason: () => null,
    altText: ({ altText }: MediaFile) => altText,
    urlExpiresAt: () => someTime,
  },
  StorageUsage: {
    usedBytes: ({ id }: Person, { world }) => filesOf(world, id).reduce((sum, { bytes }) => sum + bytes, 0),
  },
  User: {
    mediaCollections: ({ id }: Person, { world, viewer }) =>
      list(isHidden(world, viewer, id) ? [] : of(world, id).filter(({ isPublic }) => isPublic)),
  },
  Viewer: {
    mediaCollections: ({ id }: Person, { world }) => list(of(world, id)),
    mediaFiles: ({ id }: Person, { world }) => list(filesOf(world, id)),
    storageUsage: (person: Person) => person,
  },
  Query: {
    mediaFile: (_, { world, viewer }, { id }) => {
      const file = world.files.get(id as string)
      if (!file || isHidden(world, viewer, file.ownerId)) return null
      const isShown = of(world, file.ownerId).some(({ isPublic, fileIds }) => isPublic && fileIds.includes(file.id))
      return isShown || file.ownerId === viewer ? file : null
    },
    mediaCollection: (_, { world, viewer }, { id }) => {
      const collection = world.collections.get(id as string)
      if (!collection || isHidden(world, viewer, collection.ownerId)) return null
      return collection.isPublic || collection.ownerId === viewer ? collection : null
    },
  },
}
