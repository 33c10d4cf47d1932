import { createTestDatabase, type TestDatabase, testServerUrl } from '@plaza/database/testing'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { listCommentsByPosts } from '../src/data/comments.ts'
import type { Db } from '../src/data/db.ts'
import { countNewPosts, listLatestFeed, openTopFeed } from '../src/data/feed.ts'
import { replaceHotPosts } from '../src/data/hot-posts.ts'
import { listMediaByPosts } from '../src/data/post-media.ts'
import { listPostsByAuthors, listPostsByIds } from '../src/data/posts.ts'
import { listOwnReactionsBySubjects, listReactionsBySubjects } from '../src/data/reactions.ts'
import type { DB } from '../src/generated/database.ts'

const [posts, people, friends] = [2_000_000, 100_000, 20]
const page = { first: 20, after: null }

const id = (kind: string, number: string | number) =>
  `('00000000-0000-7000-8${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`
const idOf = (kind: string, number: number) => `00000000-0000-7000-8${kind}-${number.toString(16).padStart(12, '0')}`
const numbers = (count: number) => `generate_series(0, ${count - 1}) as n`

/** Two years of posts, one each half a minute, with what hangs on every tenth. Each person has as many friends. */
const rows = `
  insert into people (user_id, status, version) select ${id('001', 'n')}, 'ACTIVE', 1 from ${numbers(people)};
  insert into friend_edges (user_id, friend_id, version)
    select ${id('001', 'n')}, ${id('001', `(n + step) % ${people}`)}, 1
    from ${numbers(people / 10)}, generate_series(1, ${friends}) as step;
  insert into posts (id, author_id, content, privacy_level, published_at, created_at, search, like_count, comment_count)
    select ${id('002', 'n')}, ${id('001', `n % ${people}`)}, 'a post', case n % 3 when 0 then 'FRIENDS' else 'PUBLIC' end::privacy_level,
      moment, moment, '', n % 7, n % 5
    from ${numbers(posts)}, lateral (select now() - n * interval '30 seconds' as moment) as at;
  insert into post_media (post_id, position, media_id)
    select ${id('002', 'n * 10')}, 0, ${id('003', 'n')} from ${numbers(posts / 10)};
  insert into comments (id, post_id, author_id, content)
    select ${id('004', 'n')}, ${id('002', 'n * 10')}, ${id('001', `n * 7 % ${people}`)}, 'so it is' from ${numbers(posts / 10)};
  insert into reactions (id, user_id, post_id, type)
    select ${id('005', 'n')}, ${id('001', `n * 3 % ${people}`)}, ${id('002', 'n * 10')}, 'LIKE' from ${numbers(posts / 10)};
`

/** As the administrator, without triggers; indexes are made behind the rows, which takes a third of the time. */
async function fill(database: TestDatabase<DB>): Promise<void> {
  const url = new URL(testServerUrl())
  url.pathname = `/${database.name}`
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  try {
    await admin.query(
      `alter database ${database.name} set track_functions = 'all'; set session_replication_role = replica`,
    )
    const { rows: indexes } = await admin.query<{ name: string; definition: string }>(`
      select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition
      from pg_index where indrelid = any (array['posts', 'comments', 'reactions', 'post_media']::regclass[]) and not indisprimary
    `)
    for (const { name } of indexes) await admin.query(`drop index ${name}`)
    await admin.query(rows)
    for (const { definition } of indexes) await admin.query(definition)
    await admin.query('vacuum analyze')
  } finally {
    await admin.end()
  }
  await replaceHotPosts(database.system)
  await sql`analyze hot_posts`.execute(database.system)
}

interface Work {
  /** Sequential scans of tables with thousands of rows. */
  scans: string[]
  /** Calls of functions in PL/pgSQL, and of those in SQL that were not inlined. */
  calls: number
}

/** What one run takes once its plans are made for all values. */
async function workOf(database: TestDatabase<DB>, viewerId: string, run: (db: Db) => Promise<unknown>): Promise<Work> {
  const read = async () => {
    await using viewer = database.forViewer({ id: viewerId })
    await run(viewer.db)
    await sql`select pg_stat_force_next_flush()`.execute(viewer.db)
  }
  const counted = async () => {
    const { rows: tables } = await sql<{ name: string; scans: number }>`
      select relname as name, seq_scan as scans from pg_stat_user_tables where n_live_tup > 5000
    `.execute(database.system)
    const { rows: functions } = await sql<{ calls: number }>`
      select coalesce(sum(calls), 0)::bigint as calls from pg_stat_user_functions
    `.execute(database.system)
    return { tables: new Map(tables.map(({ name, scans }) => [name, scans])), calls: functions[0]!.calls }
  }
  for (let n = 0; n < 12; n++) await read()
  const before = await counted()
  await read()
  const after = await counted()
  return {
    scans: [...after.tables].filter(([name, scans]) => scans !== before.tables.get(name)).map(([name]) => name),
    calls: after.calls - before.calls,
  }
}

test('what a page asks costs by its rows, not by the two million posts that there are', {
  timeout: 300_000,
}, async () => {
  await using database = await createTestDatabase<DB>({
    service: 'posts',
    migrations: new URL('../migrations/', import.meta.url),
    settings: { poolMax: 1, statementTimeoutMs: 0 },
  })
  await fill(database)
  const [viewer, friend] = [idOf('001', 0), idOf('001', 7)]
  const some = Array.from({ length: 20 }, (_, n) => idOf('002', n * 10))
  const reads: Record<string, (db: Db) => Promise<unknown>> = {
    top: (db) => openTopFeed(db, viewer, 20),
    latest: (db) => listLatestFeed(db, page),
    'new posts': (db) => countNewPosts(db, [new Date(Date.now() - 3_600_000), idOf('002', 0)]),
    posts: (db) => listPostsByIds(db, some),
    'posts of a person': (db) => listPostsByAuthors(db, [friend], page),
    files: (db) => listMediaByPosts(db, some),
    comments: (db) => listCommentsByPosts(db, some, page, 'asc'),
    'own reactions': (db) => listOwnReactionsBySubjects(db, viewer, 'postId', some),
    reactions: (db) => listReactionsBySubjects(db, 'postId', some, page, null),
  }
  for (const [name, read] of Object.entries(reads)) {
    const { scans, calls } = await workOf(database, viewer, read)
    expect(scans, name).toEqual([])
    // For each of twenty rows a few: whether its author is hidden, whether the post is seen, and that of what it shares.
    expect(calls, name).toBeLessThanOrEqual(5 * page.first)
  }
  // What is measured here would be noticed.
  const lost = (db: Db) => db.selectFrom('people').select('userId').where('version', '=', 0).execute()
  expect((await workOf(database, viewer, lost)).scans).toEqual(['people'])
  expect((await workOf(database, viewer, reads.posts!)).calls).toBeGreaterThan(page.first)
})
