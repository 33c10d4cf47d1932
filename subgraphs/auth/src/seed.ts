import { copyRows, type Database } from '@plaza/database'
import type { DB } from './generated/database.ts'
import { normaliseEmail } from './rules/normalise.ts'

export { hashPassword } from './passwords/hashing.ts'

/** An account as a seed or an import brings it: with its own id, and its password hashed already. */
export interface SeedAccount {
  id: string
  email: string
  username: string
  /** Auth hands names on to the profile and keeps none. */
  firstName?: string
  lastName?: string | null
  passwordHash: string
  createdAt: Date
}

/**
 * Brings accounts in by COPY, verified and without events: the caller fills the other services' projections too.
 * @returns how many
 */
export function seedAccounts(
  database: Database<DB>,
  rows: Iterable<SeedAccount> | AsyncIterable<SeedAccount>,
): Promise<number> {
  return copyRows(database, 'accounts', columns, Symbol.iterator in rows ? toRows(rows) : toRowsAsync(rows))
}

const columns = [
  'id',
  'email',
  'username',
  'passwordHash',
  'emailVerifiedAt',
  'passwordChangedAt',
  'createdAt',
] as const satisfies readonly (keyof DB['accounts'])[]

const toRow = ({ id, email, username, passwordHash, createdAt }: SeedAccount) =>
  [id, normaliseEmail(email), username, passwordHash, createdAt, createdAt, createdAt] as const

function* toRows(rows: Iterable<SeedAccount>) {
  for (const row of rows) yield toRow(row)
}

async function* toRowsAsync(rows: AsyncIterable<SeedAccount>) {
  for await (const row of rows) yield toRow(row)
}
