import * as media from '@plaza/media/seed'
import * as messages from '@plaza/messages/seed'
import * as posts from '@plaza/posts/seed'
import { mediaReady } from '@plaza/schema/events'
import * as users from '@plaza/users/seed'
import type { CollectionFact, Facts, PictureFact } from './facts.ts'
import { tellHistory } from './history.ts'
import type { Load } from './load.ts'

/** The files, and what the services that show files know of them. */
export async function loadPictures(load: Load, pictures: Facts<PictureFact>): Promise<number> {
  const { databases, into } = load
  const file = (table: string, column: string) => ({ table, columns: [column], of: ({ id }: PictureFact) => [id] })
  const count = await into(
    databases.media,
    file('media_files', 'id'),
    pictures(),
    ({ at, ...picture }) => ({ ...picture, createdAt: at }),
    media.seedPictures,
  )
  await into(databases.users, file('media_files', 'media_id'), pictures(), media.seededFile, users.seedMediaFiles)
  await into(databases.posts, file('media_files', 'media_id'), pictures(), media.seededFile, posts.seedMedia)
  await into(databases.messages, file('media_files', 'media_id'), pictures(), media.seededFile, messages.seedMediaFiles)
  await tellHistory(load, mediaReady, pictures(), ({ id, ownerId, at, design }) => {
    const { mimeType, byteSize, width, height } = media.placeholderPicture(id, design)
    const file = { ...media.seededFile({ id, ownerId }), mimeType, byteSize, width, height, durationSeconds: null }
    return { at, actorId: ownerId, data: file }
  })
  return count
}

export function loadCollections({ databases, into }: Load, collections: Facts<CollectionFact>): Promise<number> {
  return into(
    databases.media,
    { table: 'media_collections', columns: ['id'], of: ({ id }) => [id] },
    collections(),
    ({ at, ...collection }) => ({ ...collection, createdAt: at }),
    media.seedCollections,
  )
}
