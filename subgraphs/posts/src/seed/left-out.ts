import type { Database } from '@plaza/database'
import type { DB } from '../generated/database.ts'
import { readPhrase } from '../search/phrases.ts'
import { bulkLoad, type Rows } from './bulk-load.ts'

/** Without an end. */
export interface SeedFilteredWord {
  id: string
  userId: string
  /** With a word in it. */
  phrase: string
  places: readonly string[]
  createdAt: Date
}

export interface SeedHiddenPost {
  userId: string
  postId: string
  hiddenAt: Date
}

export async function seedFilteredWords(database: Database<DB>, words: Rows<SeedFilteredWord>): Promise<number> {
  return bulkLoad(database, ['filteredWords'], words, (copy, chunk) =>
    copy(
      'filteredWords',
      ['id', 'userId', 'phrase', 'query', 'places', 'createdAt'],
      chunk.map(({ id, userId, phrase, places, createdAt }) => [
        ...[id, userId, phrase, readPhrase(phrase)],
        ...[places, createdAt],
      ]),
    ),
  )
}

export async function seedHiddenPosts(database: Database<DB>, hidden: Rows<SeedHiddenPost>): Promise<number> {
  return bulkLoad(database, ['hiddenPosts'], hidden, (copy, chunk) =>
    copy(
      'hiddenPosts',
      ['userId', 'postId', 'hiddenAt'],
      chunk.map(({ userId, postId, hiddenAt }) => [userId, postId, hiddenAt]),
    ),
  )
}
