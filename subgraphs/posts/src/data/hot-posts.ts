import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/** Large enough that blocks and one's own circle leave a full feed of popular posts. */
const kept = 300

const engagement = sql`
  p.like_count + p.love_count + p.laugh_count + p.angry_count + p.sad_count, p.comment_count, p.share_count
`

const score = sql<number>`post_score(${engagement}, p.published_at, now())`

const isHot: RawBuilder<boolean> = sql`
  p.privacy_level = 'PUBLIC' and p.published_at is not null and p.published_at > now() - interval '7 days'
  and is_engaging(${engagement})
  -- Reactions to a share without words are to what it shares.
  and (not p.is_share or p.content ~ '\\S')
  and not exists (select from people away where away.user_id = p.author_id and away.status <> 'ACTIVE')
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
  const { rows } = await upsertHotPosts(trx, sql`p.id = ${postId}`)
  if (rows.length === 0) await trx.deleteFrom('hotPosts').where('postId', '=', postId).execute()
}

/** Ranks what the person wrote in the last days. */
export async function updateHotPostsOf(trx: Trx, authorId: string): Promise<void> {
  await upsertHotPosts(trx, sql`p.author_id = ${authorId}`)
}

function upsertHotPosts(trx: Trx, which: RawBuilder<unknown>) {
  return sql<{ postId: string }>`
    insert into hot_posts (post_id, author_id, published_at, score)
    select p.id, p.author_id, p.published_at, ${score} from posts p where ${which} and ${isHot}
    on conflict (post_id) do update set score = excluded.score
    returning post_id
  `.execute(trx)
}

/** Lets the scores of hot posts age, and takes out those that are hot no longer. Reads no other posts. */
export async function updateHotPosts(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`lock table hot_posts in share row exclusive mode`.execute(trx)
    await sql`
      update hot_posts h set score = ${score} from posts p where p.id = h.post_id and h.score <> ${score}
    `.execute(trx)
    await sql`
      delete from hot_posts where post_id not in (
        select h.post_id from hot_posts h join posts p on p.id = h.post_id where ${isHot}
        order by h.score desc, h.post_id desc limit ${sql.lit(kept)}
      )
    `.execute(trx)
  })
}
