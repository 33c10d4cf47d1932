import { copyRows, type Database } from '@plaza/database'
import type { DB, MediaKind } from '../generated/database.ts'
import { type Many, toRows } from './rows.ts'

// The versions are those of the owners' rows, so that later events are newer.

export interface SeedPerson {
  userId: string
  version: number
}

export interface SeedUsername {
  userId: string
  username: string
  version: number
}

export interface SeedFriendship {
  lowId: string
  highId: string
  version: number
}

export interface SeedBlock {
  blockerId: string
  blockedId: string
  version: number
}

/** A file that is ready to be attached. */
export interface SeedMediaFile {
  mediaId: string
  ownerId: string
  kind: MediaKind
  version: number
}

export const seedPeople = (database: Database<DB>, rows: Many<SeedPerson>): Promise<number> =>
  copyRows(
    database,
    'people',
    ['userId', 'version'],
    toRows(rows, (person) => [[person.userId, person.version]]),
  )

export const seedFriendships = (database: Database<DB>, rows: Many<SeedFriendship>): Promise<number> =>
  copyRows(
    database,
    'friendEdges',
    ['userId', 'friendId', 'version'],
    toRows(rows, ({ lowId, highId, version }) => [
      [lowId, highId, version],
      [highId, lowId, version],
    ]),
  )

export const seedBlocks = (database: Database<DB>, rows: Many<SeedBlock>): Promise<number> =>
  copyRows(
    database,
    'blockEdges',
    ['blockerId', 'blockedId', 'version'],
    toRows(rows, (block) => [[block.blockerId, block.blockedId, block.version]]),
  )

export const seedMediaFiles = (database: Database<DB>, rows: Many<SeedMediaFile>): Promise<number> =>
  copyRows(
    database,
    'mediaFiles',
    ['mediaId', 'ownerId', 'kind', 'version'],
    toRows(rows, (file) => [[file.mediaId, file.ownerId, file.kind, file.version]]),
  )

/** Before messages, whose mentions are found by them. */
export const seedUsernames = (database: Database<DB>, rows: Many<SeedUsername>): Promise<number> =>
  copyRows(
    database,
    'usernames',
    ['userId', 'username', 'version'],
    toRows(rows, ({ userId, username, version }) => [[userId, username, version]]),
  )
