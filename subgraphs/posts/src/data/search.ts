import { keyset, type Page, statement } from '@plaza/database'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { cardColumns, type PostRow } from './posts.ts'

export interface FoundPost extends PostRow {
  rank: number
}

const postsThatMatch = statement((db: Db, { wanted, page }: { wanted: string; page: Page }) => {
  const matches = sql<{ postId: string; rank: number }>`search_posts(${wanted}::tsquery)`.as<'matches'>(sql`matches`)
  return db
    .selectFrom((eb) =>
      keyset(
        eb.selectFrom(matches).select(['matches.postId', 'matches.rank']),
        page,
        ['matches.rank', 'matches.postId'],
        'desc',
      ).as('found'),
    )
    .innerJoin('posts', 'posts.id', 'found.postId')
    .select(cardColumns)
    .select('found.rank')
    .orderBy('found.rank', 'desc')
    .orderBy('found.postId', 'desc')
})

/**
 * Best match first, among the 300 newest that match and that the viewer may see.
 *
 * @param wanted as `readQuery` gives it
 */
export function searchPosts(db: Db, wanted: string, page: Page): Promise<FoundPost[]> {
  return postsThatMatch.execute(db, { wanted, page })
}
