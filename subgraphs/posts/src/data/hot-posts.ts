import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/** Large enough that blocks and one's own circle leave a full feed of popular posts. */
const kept = 300

/** One comment counts as two reactions, one share as three; below this a post is not popular. */
const leastEngagement = 3

const score = sql<number>`post_score(
  p.like_count + p.love_count + p.laugh_count + p.angry_count + p.sad_count,
  p.comment_count, p.share_count, p.published_at, now()
)`

const isHot: RawBuilder<boolean> = sql`
  p.privacy_level = 'PUBLIC' and p.published_at is not null and p.published_at > now() - interval '7 days'
  and p.like_count + p.love_count + p.laugh_count + p.angry_count + p.sad_count
    + 2 * p.comment_count + 3 * p.share_count >= ${sql.lit(leastEngagement)}
`

/** Ranks all public posts of the last days anew: at the start, after a bulk load, and against drift. */
export async function replaceHotPosts(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // The consumer that ranks single posts waits for this; readers do not.
    await sql`lock table hot_posts in share row exclusive mode`.execute(trx)
    await trx.deleteFrom('hotPosts').execute()
    await sql`
      insert into hot_posts (post_id, author_id, published_at, score)
      select p.id, p.author_id, p.published_at, ${score} from posts p where ${isHot}
      order by 4 desc, 1 desc limit ${sql.lit(kept)}
    `.execute(trx)
  })
}

/** Ranks one post anew, and takes it out when it is not hot. */
export async function updateHotPost(trx: Trx, postId: string): Promise<void> {
  const { rows } = await sql`
    insert into hot_posts (post_id, author_id, published_at, score)
    select p.id, p.author_id, p.published_at, ${score} from posts p where p.id = ${postId} and ${isHot}
    on conflict (post_id) do update set score = excluded.score
    returning post_id
  `.execute(trx)
  if (rows.length === 0) await trx.deleteFrom('hotPosts').where('postId', '=', postId).execute()
}

/** Lets the scores of hot posts age, and takes out those that are no longer among the best. Reads no other posts. */
export async function updateHotPosts(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`lock table hot_posts in share row exclusive mode`.execute(trx)
    await sql`
      update hot_posts h set score = ${score} from posts p where p.id = h.post_id and h.score <> ${score}
    `.execute(trx)
    await sql`
      delete from hot_posts where published_at <= now() - interval '7 days' or post_id not in (
        select post_id from hot_posts order by score desc, post_id desc limit ${sql.lit(kept)}
      )
    `.execute(trx)
  })
}
