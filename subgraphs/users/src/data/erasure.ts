import { sql, type Transaction } from 'kysely'
import type { DB } from '../generated/database.ts'
import type { BlockRow } from './blocks.ts'
import type { FriendRequestRow } from './friend-requests.ts'

/** Each deletes all rows of a person and gives them, with the versions of their ends; the person's profile is locked. */
export async function deleteFriendshipsOf(
  trx: Transaction<DB>,
  userId: string,
): Promise<{ lowId: string; highId: string; version: number }[]> {
  return await trx
    .deleteFrom('friendships')
    .where((where) => where.or([where('lowId', '=', userId), where('highId', '=', userId)]))
    .returning(['lowId', 'highId', sql<number>`nextval('friendship_versions')`.as('version')])
    .execute()
}

export async function deleteFriendRequestsOf(
  trx: Transaction<DB>,
  userId: string,
): Promise<Pick<FriendRequestRow, 'id' | 'fromId' | 'toId' | 'status'>[]> {
  return await trx
    .deleteFrom('friendRequests')
    .where((where) => where.or([where('fromId', '=', userId), where('toId', '=', userId)]))
    .returning(['id', 'fromId', 'toId', 'status'])
    .execute()
}

export async function deleteBlocksOf(trx: Transaction<DB>, userId: string): Promise<BlockRow[]> {
  return await trx
    .deleteFrom('blocks')
    .where((where) => where.or([where('blockerId', '=', userId), where('blockedId', '=', userId)]))
    .returning(['blockerId', 'blockedId', 'createdAt', sql<number>`nextval('block_versions')`.as('version')])
    .execute()
}
