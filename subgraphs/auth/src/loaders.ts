import DataLoader from 'dataloader'
import type { Kysely } from 'kysely'
import { type AccountRow, listAccounts } from './data/accounts.ts'
import type { DB } from './generated/database.ts'

export interface Loaders {
  readonly accountById: DataLoader<string, AccountRow | null>
}

/** One set a request: what they remember was read as its viewer. */
export function createLoaders(db: Kysely<DB>): Loaders {
  return {
    accountById: new DataLoader(async (ids) => {
      const accounts = await listAccounts(db, ids)
      return ids.map((id) => accounts.get(id) ?? null)
    }),
  }
}
