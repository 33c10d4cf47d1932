import { createDatabaseAtSize, idAt, sqlId, sqlNumbers, workOf } from '@plaza/database/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listBookmarkedPosts, listOwnMarksByPosts, listPinnedPostsByAuthors } from '../src/data/bookmarks.ts'
import { listCommentsByPosts } from '../src/data/comments.ts'
import type { Db } from '../src/data/db.ts'
import { countNewPosts, listLatestFeed, openTopFeed } from '../src/data/feed.ts'
import { replaceHotPosts } from '../src/data/hot-posts.ts'
import { listMediaByPosts } from '../src/data/post-media.ts'
import { listPostsByAuthors, listPostsByIds, listPostsByTags } from '../src/data/posts.ts'
import { listReactionsBySubjects } from '../src/data/reactions.ts'
import { listTagsByKeys } from '../src/data/tags.ts'
import type { DB } from '../src/generated/database.ts'

const [posts, people, friends] = [2_000_000, 100_000, 20]
const page = { first: 20, after: null }

/** Two years of posts, one each half a minute, with what hangs on every tenth. Each person has as many friends. */
const rows = `
  insert into people (user_id, status, version) select ${sqlId('001', 'n')}, 'ACTIVE', 1 from ${sqlNumbers(people)};
  insert into friend_edges (user_id, friend_id, version)
    select ${sqlId('001', 'n')}, ${sqlId('001', `(n + step) % ${people}`)}, 1
    from ${sqlNumbers(people / 10)}, generate_series(1, ${friends}) as step;
  insert into posts (id, author_id, content, privacy_level, published_at, created_at, search, like_count, comment_count)
    select ${sqlId('002', 'n')}, ${sqlId('001', `n % ${people}`)}, 'a post', case n % 3 when 0 then 'FRIENDS' else 'PUBLIC' end::privacy_level,
      moment, moment, '', n % 7, n % 5
    from ${sqlNumbers(posts)}, lateral (select now() - n * interval '30 seconds' as moment) as at;
  insert into post_media (post_id, position, media_id)
    select ${sqlId('002', 'n * 10')}, 0, ${sqlId('003', 'n')} from ${sqlNumbers(posts / 10)};
  insert into comments (id, post_id, author_id, content)
    select ${sqlId('004', 'n')}, ${sqlId('002', 'n * 10')}, ${sqlId('001', `n * 7 % ${people}`)}, 'so it is' from ${sqlNumbers(posts / 10)};
  insert into reactions (id, user_id, post_id, type)
    select ${sqlId('005', 'n')}, ${sqlId('001', `n * 3 % ${people}`)}, ${sqlId('002', 'n * 10')}, 'LIKE' from ${sqlNumbers(posts / 10)};
  insert into bookmarks (user_id, post_id, created_at)
    select ${sqlId('001', `n % ${people / 100}`)}, ${sqlId('002', 'n * 10')}, now() - n * interval '5 minutes' from ${sqlNumbers(posts / 10)};
  insert into pinned_posts (author_id, post_id) select ${sqlId('001', 'n')}, ${sqlId('002', 'n')} from ${sqlNumbers(people)};
  insert into tags (name, post_count) select 'tag' || n, ${posts / 200} from ${sqlNumbers(20)};
  insert into post_tags (post_id, tag, published_at, is_public)
    select ${sqlId('002', 'n * 10')}, 'tag' || n % 20, now() - n * interval '5 minutes', n % 3 <> 0 from ${sqlNumbers(posts / 10)};
`

test('what a page asks costs by its rows, not by the two million posts that there are', {
  timeout: 300_000,
}, async () => {
  await using database = await createDatabaseAtSize<DB>(
    { service: 'posts', migrations: new URL('../migrations/', import.meta.url) },
    [
      'people',
      'friend_edges',
      'posts',
      'post_media',
      'comments',
      'reactions',
      'bookmarks',
      'pinned_posts',
      'tags',
      'post_tags',
    ],
    rows,
  )
  await replaceHotPosts(database.system)
  await sql`analyze hot_posts`.execute(database.system)
  const [viewer, friend] = [idAt('001', 0), idAt('001', 7)]
  const some = Array.from({ length: 20 }, (_, n) => idAt('002', n * 10))
  const reads: Record<string, (db: Db) => Promise<unknown>> = {
    top: (db) => openTopFeed(db, viewer, 20),
    latest: (db) => listLatestFeed(db, page),
    'new posts': (db) => countNewPosts(db, [new Date(Date.now() - 3_600_000), idAt('002', 0)]),
    posts: (db) => listPostsByIds(db, some),
    'posts of a person': (db) => listPostsByAuthors(db, [friend], page),
    files: (db) => listMediaByPosts(db, some),
    comments: (db) => listCommentsByPosts(db, some, page, 'asc'),
    tags: (db) => listTagsByKeys(db, ['tag1', 'tag7']),
    'posts of a tag': (db) => listPostsByTags(db, ['tag7'], page),
    'own reactions and bookmarks': (db) => listOwnMarksByPosts(db, viewer, some),
    bookmarks: (db) => listBookmarkedPosts(db, viewer, page),
    'pinned posts': (db) => listPinnedPostsByAuthors(db, [viewer, friend]),
    reactions: (db) => listReactionsBySubjects(db, 'postId', some, page, null),
  }
  for (const [name, read] of Object.entries(reads)) {
    const { scans, calls, buffers } = await workOf(database, viewer, read)
    expect(scans, name).toEqual([])
    // For each of twenty rows a few: whether its author is hidden, whether the post is seen, and that of what it shares.
    expect(calls, name).toBeLessThanOrEqual(6 * page.first)
    expect(buffers, name).toBeLessThanOrEqual(30 * page.first)
  }
  // What is measured here would be noticed.
  const lost = (db: Db) => db.selectFrom('people').select('userId').where('version', '=', 0).execute()
  expect((await workOf(database, viewer, lost)).scans).toEqual(['people'])
  expect((await workOf(database, viewer, reads.posts!)).calls).toBeGreaterThan(page.first)
})
