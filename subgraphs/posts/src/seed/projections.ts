import type { Database } from '@plaza/database'
import type { DB } from '../generated/database.ts'
import { bulkLoad, type Rows } from './bulk-load.ts'

// The versions are those that the owners' rows start with, so that later events are newer.

export interface SeedPerson {
  userId: string
  version?: number
}

export interface SeedUsername {
  userId: string
  username: string
  version?: number
}

/** Two friends in any order; each pair once. */
export interface SeedFriendship {
  lowId: string
  highId: string
  version?: number
}

export interface SeedBlock {
  blockerId: string
  blockedId: string
  version?: number
}

/** Without an end. */
export interface SeedMute {
  muterId: string
  mutedId: string
  version?: number
}

/** A ready file. */
export interface SeedMediaFile {
  mediaId: string
  ownerId: string
  version?: number
}

const first = 1

export async function seedPeople(database: Database<DB>, people: Rows<SeedPerson>): Promise<number> {
  return bulkLoad(database, ['people'], people, (copy, chunk) =>
    copy(
      'people',
      ['userId', 'status', 'version'],
      chunk.map(({ userId, version = first }) => [userId, 'ACTIVE', version]),
    ),
  )
}

/** Both directions of each friendship. @returns how many friendships */
export async function seedFriendEdges(database: Database<DB>, friendships: Rows<SeedFriendship>): Promise<number> {
  return bulkLoad(database, ['friendEdges'], friendships, (copy, chunk) =>
    copy(
      'friendEdges',
      ['userId', 'friendId', 'version'],
      chunk.flatMap(({ lowId, highId, version = first }) => [
        [lowId, highId, version],
        [highId, lowId, version],
      ]),
    ),
  )
}

export async function seedBlocks(database: Database<DB>, blocks: Rows<SeedBlock>): Promise<number> {
  return bulkLoad(database, ['blockEdges'], blocks, (copy, chunk) =>
    copy(
      'blockEdges',
      ['blockerId', 'blockedId', 'version'],
      chunk.map(({ blockerId, blockedId, version = first }) => [blockerId, blockedId, version]),
    ),
  )
}

export async function seedMutes(database: Database<DB>, mutes: Rows<SeedMute>): Promise<number> {
  return bulkLoad(database, ['mutes'], mutes, (copy, chunk) =>
    copy(
      'mutes',
      ['muterId', 'mutedId', 'version'],
      chunk.map(({ muterId, mutedId, version = first }) => [muterId, mutedId, version]),
    ),
  )
}

export async function seedMedia(database: Database<DB>, files: Rows<SeedMediaFile>): Promise<number> {
  return bulkLoad(database, ['mediaFiles'], files, (copy, chunk) =>
    copy(
      'mediaFiles',
      ['mediaId', 'ownerId', 'version'],
      chunk.map(({ mediaId, ownerId, version = first }) => [mediaId, ownerId, version]),
    ),
  )
}

/** Before posts and comments, whose mentions are found by them. */
export async function seedUsernames(database: Database<DB>, names: Rows<SeedUsername>): Promise<number> {
  return bulkLoad(database, ['usernames'], names, (copy, chunk) =>
    copy(
      'usernames',
      ['userId', 'username', 'version'],
      chunk.map(({ userId, username, version = first }) => [userId, username, version]),
    ),
  )
}
