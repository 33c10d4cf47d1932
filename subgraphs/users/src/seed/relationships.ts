import { copyRows, type Database, newIdAt } from '@plaza/database'
import { pairOf } from '../data/friendships.ts'
import type { DB, FriendRequestStatus } from '../generated/database.ts'
import { inBulk, mapRows, type Rows, withoutIndexes } from './bulk.ts'

/** Two people, in any order; each pair once. */
export interface SeedFriendship {
  oneId: string
  otherId: string
  since: Date
}

export interface SeedFriendRequest {
  id?: string
  fromId: string
  toId: string
  createdAt: Date
  /** `PENDING` unless given. */
  status?: FriendRequestStatus
  /** Needed unless it is pending. */
  answeredAt?: Date | null
}

/** Without an end. */
export interface SeedMute {
  muterId: string
  mutedId: string
  createdAt: Date
}

export interface SeedBlock {
  blockerId: string
  blockedId: string
  createdAt: Date
}

/** Also counts everybody's friends. The people must be there. @returns how many pairs */
export async function seedFriendships(database: Database<DB>, friendships: Rows<SeedFriendship>): Promise<number> {
  const rows = mapRows(friendships, ({ oneId, otherId, since }) => {
    const { lowId, highId } = pairOf(oneId, otherId)
    return [lowId, highId, since]
  })
  return await inBulk(database, ['friendships', 'profile_details', 'name_entries'], (client) =>
    withoutIndexes(client, ['friendships', 'name_entries'], () =>
      copyRows<DB, 'friendships'>(client, 'friendships', ['lowId', 'highId', 'since'], rows),
    ),
  )
}

export async function seedMutes(database: Database<DB>, mutes: Rows<SeedMute>): Promise<number> {
  return await copyRows(
    database,
    'mutes',
    ['muterId', 'mutedId', 'createdAt'],
    mapRows(mutes, ({ muterId, mutedId, createdAt }) => [muterId, mutedId, createdAt]),
  )
}

export async function seedFriendRequests(database: Database<DB>, requests: Rows<SeedFriendRequest>): Promise<number> {
  return await copyRows(
    database,
    'friendRequests',
    ['id', 'fromId', 'toId', 'status', 'createdAt', 'answeredAt'],
    mapRows(requests, ({ id, fromId, toId, status = 'PENDING', createdAt, answeredAt }) => [
      id ?? newIdAt(createdAt),
      fromId,
      toId,
      status,
      createdAt,
      answeredAt,
    ]),
  )
}

export async function seedBlocks(database: Database<DB>, blocks: Rows<SeedBlock>): Promise<number> {
  return await copyRows(
    database,
    'blocks',
    ['blockerId', 'blockedId', 'createdAt'],
    mapRows(blocks, ({ blockerId, blockedId, createdAt }) => [blockerId, blockedId, createdAt]),
  )
}
