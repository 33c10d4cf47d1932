import { keyset, type Page, statement, uuidArray, type ViewerId } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/** A post that the viewer may see. */
export interface KnownPost {
  id: string
  /** Whether the viewer wants no news of it. */
  isMuted: boolean
}

const postsByIds = statement(
  (_: Db, { viewerId, ids }: { viewerId: ViewerId; ids: readonly string[] }) => sql<KnownPost>`
  select post.id, exists (
    select from muted_posts m where m.user_id = ${viewerId} and m.post_id = post.id
  ) as is_muted
  from unnest(${uuidArray(ids)}) post (id)
  where viewer_sees_post(post.id)
`,
)

/** Those of the posts that are published, and that the viewer may see. */
export async function listPostsByIds(
  db: Db,
  viewerId: ViewerId,
  ids: readonly string[],
): Promise<Map<string, KnownPost>> {
  const rows = await postsByIds.execute(db, { viewerId, ids })
  return new Map(rows.map((row) => [row.id, row]))
}

export interface MutedPost {
  id: string
  mutedAt: Date
}

const mutedPosts = statement((db: Db, { viewerId, page }: { viewerId: string; page: Page }) =>
  keyset(
    db
      .selectFrom('mutedPosts')
      .select(['postId as id', 'createdAt as mutedAt'])
      .where('userId', '=', viewerId)
      .where(sql<boolean>`viewer_sees_post(post_id)`),
    page,
    ['createdAt', 'postId'],
    'desc',
  ),
)

/** Those that the viewer may see; last muted first. */
export function listMutedPosts(db: Db, viewerId: string, page: Page): Promise<MutedPost[]> {
  return mutedPosts.execute(db, { viewerId, page })
}

/** One that is muted already stays so. */
export async function insertMutedPost(trx: Trx, userId: string, postId: string): Promise<void> {
  await trx
    .insertInto('mutedPosts')
    .values({ userId, postId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** @returns whether it was muted */
export async function deleteMutedPost(trx: Trx, userId: string, postId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('mutedPosts')
    .where('userId', '=', userId)
    .where('postId', '=', postId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Of a post that is gone. Runs as the owner. */
export async function deleteMutesOfPost(trx: Trx, postId: string): Promise<void> {
  await trx.deleteFrom('mutedPosts').where('postId', '=', postId).execute()
}
