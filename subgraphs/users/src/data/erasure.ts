import { sql } from 'kysely'
import type { BlockRow } from './blocks.ts'
import type { Trx } from './db.ts'
import type { FriendRequestRow } from './friend-requests.ts'

// Each deletes all rows of a person and gives them, with the versions of their ends. The caller has locked the profile.

export async function deleteFriendshipsOf(
  trx: Trx,
  userId: string,
): Promise<{ lowId: string; highId: string; version: number }[]> {
  return await trx
    .deleteFrom('friendships')
    .where((where) => where.or([where('lowId', '=', userId), where('highId', '=', userId)]))
    .returning(['lowId', 'highId', sql<number>`nextval('friendship_versions')`.as('version')])
    .execute()
}

export async function deleteFriendRequestsOf(
  trx: Trx,
  userId: string,
): Promise<Pick<FriendRequestRow, 'id' | 'fromId' | 'toId' | 'status'>[]> {
  return await trx
    .deleteFrom('friendRequests')
    .where((where) => where.or([where('fromId', '=', userId), where('toId', '=', userId)]))
    .returning(['id', 'fromId', 'toId', 'status'])
    .execute()
}

export async function deleteBlocksOf(trx: Trx, userId: string): Promise<BlockRow[]> {
  return await trx
    .deleteFrom('blocks')
    .where((where) => where.or([where('blockerId', '=', userId), where('blockedId', '=', userId)]))
    .returning(['blockerId', 'blockedId', 'createdAt', sql<number>`nextval('block_versions')`.as('version')])
    .execute()
}
