import { sql } from 'kysely'
import type { Db } from './db.ts'

/** How many public posts carry each tag; a tag that no public post carries is left out. */
export async function countPostsByTags(db: Db, names: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('tags').select(['name', 'postCount']).where('name', 'in', names).execute()
  return new Map(rows.map(({ name, postCount }) => [name, postCount]))
}

/** The tags whose public use grew most in the last 24 hours, as the last ranking found them, as far as they are still used. */
export async function listTrendingTags(db: Db, first: number): Promise<string[]> {
  const rows = await db
    .selectFrom('tagTrends')
    .innerJoin('tags', 'tags.name', 'tagTrends.tag')
    .select('tag')
    .orderBy('growth', 'desc')
    .orderBy('uses', 'desc')
    .orderBy('tag')
    .limit(first)
    .execute()
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
