import * as media from '@plaza/media/seed'
import * as messages from '@plaza/messages/seed'
import * as posts from '@plaza/posts/seed'
import * as users from '@plaza/users/seed'
import type { CollectionFact, Facts, PictureFact } from './facts.ts'
import { mapFacts } from './fresh.ts'
import type { Load } from './load.ts'

/** The files, and what the services that show files know of them. */
export async function loadPictures(load: Load, pictures: Facts<PictureFact>): Promise<number> {
  const { databases, fresh, counted } = load
  const rows = (service: 'users' | 'posts' | 'messages' | 'media', table: string, column: string) =>
    fresh(databases[service], { table, columns: [column], of: ({ id }: PictureFact) => [id] }, pictures())

  const count = await media.seedPictures(
    databases.media,
    mapFacts(counted(rows('media', 'media_files', 'id')), ({ at, ...picture }) => ({ ...picture, createdAt: at })),
  )
  await users.seedMediaFiles(databases.users, mapFacts(rows('users', 'media_files', 'media_id'), media.seededFile))
  await posts.seedMedia(databases.posts, mapFacts(rows('posts', 'media_files', 'media_id'), media.seededFile))
  await messages.seedMedia(databases.messages, mapFacts(rows('messages', 'media', 'id'), media.seededFile))
  return count
}

export function loadCollections({ databases }: Load, collections: Facts<CollectionFact>): Promise<number> {
  return media.seedCollections(
    databases.media,
    mapFacts(collections(), ({ at, ...collection }) => ({ ...collection, createdAt: at })),
  )
}
