import { upsertIfNewer } from '@plaza/database'
import type { Insertable } from 'kysely'
import type { Posts } from '../../generated/database.ts'
import type { Trx } from '../db.ts'

/** Of the state that a post has from that time on. */
export const postVersion = (changedAt: Date): number => changedAt.getTime()

export async function upsertPost(trx: Trx, post: Insertable<Posts>): Promise<void> {
  await upsertIfNewer(trx, 'posts', post, { key: ['postId'] })
}

export async function deletePost(trx: Trx, postId: string): Promise<void> {
  await trx.deleteFrom('posts').where('postId', '=', postId).execute()
}
