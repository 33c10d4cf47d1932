import { textArray, uuidArray } from '@plaza/database'
import { sql } from 'kysely'
import type { Db } from './db.ts'

export interface UnreadPost {
  id: string
  content: string
  tags: string[]
}

/** Posts whose text has not been read for search since its rule has changed, oldest first. Runs as the owner. */
export async function listUnreadPosts(db: Db, most: number): Promise<UnreadPost[]> {
  return db
    .selectFrom('posts')
    .select(['id', 'content', 'tags'])
    .where('search', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(most)
    .execute()
}

/** Passes over posts that somebody has edited, or deleted, since they were read. */
export async function updateSearch(db: Db, posts: readonly { id: string; search: string }[]): Promise<void> {
  const ids = uuidArray(posts.map(({ id }) => id))
  const searches = textArray(posts.map(({ search }) => search))
  await sql`
    update posts p set search = r.search::tsvector from unnest(${ids}, ${searches}) r (id, search)
    where p.id = r.id and p.search is null
  `.execute(db)
}

/** One post at a time: of two posts with the same tags, each would wait for the other's counters. */
export async function updateTags(db: Db, { id, content }: UnreadPost, tags: readonly string[]): Promise<void> {
  await db
    .updateTable('posts')
    .set({ tags: [...tags] })
    .where('id', '=', id)
    .where('content', '=', content)
    .execute()
}
