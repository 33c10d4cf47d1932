import { createIdLoader, createLoaderSet } from '@plaza/database'
import { listAccountsByIds } from './data/accounts.ts'
import type { Db } from './data/db.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set for each request: what they remember was read as its viewer. */
export function createLoaders(db: Db) {
  return createLoaderSet({
    accountById: createIdLoader((ids) => listAccountsByIds(db, ids)),
  })
}
