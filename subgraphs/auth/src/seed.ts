import { copyRows, type Database } from '@plaza/database'
import { normaliseEmail } from './names/normalise.ts'

export { hashPassword } from './passwords/hashing.ts'

/** An account as a seed or an import brings it: with its own id, and its password hashed already. */
export interface SeedAccount {
  id: string
  email: string
  username: string
  /** The profile's, which auth does not keep. */
  firstName: string
  lastName: string | null
  passwordHash: string
  createdAt: Date
}

/**
 * Brings accounts in by COPY, verified and without events: whoever seeds fills the other services' projections too.
 * @returns how many
 */
export function seedAccounts<DB>(
  database: Database<DB>,
  rows: Iterable<SeedAccount> | AsyncIterable<SeedAccount>,
): Promise<number> {
  const columns = ['id', 'email', 'username', 'password_hash', 'email_verified_at', 'password_changed_at', 'created_at']
  return copyRows(database.pool, 'accounts', columns, toCopy(rows))
}

async function* toCopy(rows: Iterable<SeedAccount> | AsyncIterable<SeedAccount>) {
  for await (const { id, email, username, passwordHash, createdAt } of rows) {
    yield [id, normaliseEmail(email), username, passwordHash, createdAt, createdAt, createdAt]
  }
}
