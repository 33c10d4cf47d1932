import { statement } from '@plaza/database'
import { sql } from 'kysely'
import type { Db } from './db.ts'

export interface TagRow {
  /** How many public posts carry it. */
  postCount: number
  /** The text of the oldest public post that carries it and that the viewer may see. */
  firstContent: string | null
}

const tagsByKeys = statement((db: Db, { keys }: { keys: readonly string[] }) =>
  db
    .selectFrom('tags')
    .select((eb) => [
      'tags.name',
      'tags.postCount',
      eb
        .selectFrom('postTags')
        .innerJoin('posts', 'posts.id', 'postTags.postId')
        .select('posts.content')
        .whereRef('postTags.tag', '=', 'tags.name')
        // In the text, so that every plan may use the partial index.
        .where('postTags.isPublic', '=', sql.lit(true))
        .orderBy('postTags.publishedAt')
        .orderBy('postTags.postId')
        .limit(1)
        .as('firstContent'),
    ])
    .where('tags.name', 'in', keys),
)

/** A tag that no public post carries is left out. */
export async function listTagsByKeys(db: Db, keys: readonly string[]): Promise<Map<string, TagRow>> {
  const rows = await tagsByKeys.execute(db, { keys })
  return new Map(rows.map(({ name, postCount, firstContent }) => [name, { postCount, firstContent }]))
}

const trendingTags = statement((db: Db, { first }: { first: number }) =>
  db
    .selectFrom('tagTrends')
    .innerJoin('tags', 'tags.name', 'tagTrends.tag')
    .select('tag')
    .orderBy('growth', 'desc')
    .orderBy('uses', 'desc')
    .orderBy('tag')
    .limit(first),
)

/** The tags whose public use grew most in the last 24 hours, as the last ranking found them, as far as they are still used. */
export async function listTrendingTags(db: Db, first: number): Promise<string[]> {
  const rows = await trendingTags.execute(db, { first })
  return rows.map(({ tag }) => tag)
}

const kept = 50

/** Compares the public uses of the last 24 hours with those of the 24 before. Runs as the owner. */
export async function replaceTagTrends(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('tagTrends').execute()
    await sql`
      insert into tag_trends (tag, growth, uses)
      select tag, uses - uses_before, uses
      from (
        select tag,
          count(*) filter (where published_at > now() - interval '1 day') as uses,
          count(*) filter (where published_at <= now() - interval '1 day') as uses_before
        from post_tags where is_public and published_at > now() - interval '2 days'
        group by tag
      ) used
      where uses > uses_before
      order by uses - uses_before desc, uses desc, tag limit ${sql.lit(kept)}
    `.execute(trx)
  })
}
