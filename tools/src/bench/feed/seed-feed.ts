import type { Database } from '@plaza/database'
import type { DB } from '@plaza/posts'
import { sql } from 'kysely'
import { explain, percentile } from '../buffers.ts'

const times = 3

/** The statement with which this product was specified, word for word. It asks for no viewer. */
const statement = `
WITH user_engagement AS (
  SELECT
    p.user_id,
    AVG(p.like_count + p.comment_count * 2) as avg_engagement
  FROM posts p
  WHERE p.created_at > NOW() - INTERVAL '30 days'
  GROUP BY p.user_id
),
post_scores AS (
  SELECT
    p.*,
    ue.avg_engagement,
    CASE
      WHEN p.created_at > NOW() - INTERVAL '1 hour' THEN 1.5
      WHEN p.created_at > NOW() - INTERVAL '1 day' THEN 1.2
      ELSE 1.0
    END as recency_multiplier,
    (p.like_count + p.comment_count * 2) *
    COALESCE(ue.avg_engagement, 1) *
    CASE
      WHEN p.created_at > NOW() - INTERVAL '1 hour' THEN 1.5
      WHEN p.created_at > NOW() - INTERVAL '1 day' THEN 1.2
      ELSE 1.0
    END as engagement_score
  FROM posts p
  LEFT JOIN user_engagement ue ON p.user_id = ue.user_id
  WHERE p.is_published = true
    AND p.privacy_level IN ('public', 'friends')
    AND p.created_at > NOW() - INTERVAL '7 days'
)
SELECT * FROM post_scores
ORDER BY engagement_score DESC, created_at DESC
LIMIT 20`

/**
 * Milliseconds of CPU time that it takes on the same posts, in a table with the columns and indexes that were specified for
 * it: on one core, as a feed of ours is read, because a server of many requests has no second one to lend.
 */
export async function measureSeedFeed(database: Database<DB>): Promise<number> {
  return database.system.transaction().execute(async (trx) => {
    for (const step of [
      'create schema specified',
      'set local search_path = specified, public',
      'set local max_parallel_workers_per_gather = 0',
      `create table specified.posts as
       select id, author_id as user_id, content, '{}'::text[] as media_urls, location::varchar(255),
         lower(privacy_level::text)::varchar(20) as privacy_level, tags,
         like_count + love_count + laugh_count + angry_count + sad_count as like_count, comment_count, share_count,
         published_at is not null as is_published, created_at, updated_at
       from public.posts`,
      'alter table specified.posts add primary key (id)',
      'create index on specified.posts (user_id)',
      'create index on specified.posts (created_at desc)',
      'create index on specified.posts (privacy_level)',
      'analyze specified.posts',
    ]) {
      await sql.raw(step).execute(trx)
    }
    const taken: number[] = []
    for (let n = 0; n < times; n++) taken.push((await explain(trx, statement)).milliseconds)
    return percentile(taken, 0.5)
  })
}
