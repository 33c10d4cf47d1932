import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../generated/database.ts'

export interface AccountRow {
  id: string
  email: string
  username: string
  status: AccountStatus
  emailVerifiedAt: Date | null
  pendingEmail: string | null
  passwordChangedAt: Date
  version: number
  createdAt: Date
}

export type AccountStatus = 'ACTIVE' | 'DEACTIVATED'

/** What a sign-in is checked against. */
export interface Credentials {
  id: string
  passwordHash: string
  passwordChangedAt: Date
}

const accountColumns = [
  'id',
  'email',
  'username',
  'status',
  'emailVerifiedAt',
  'pendingEmail',
  'passwordChangedAt',
  'version',
  'createdAt',
] as const

const asAccount = (row: Omit<AccountRow, 'status'> & { status: string }) => row as AccountRow

export async function findAccount(db: Kysely<DB>, id: string): Promise<AccountRow | undefined> {
  const row = await db.selectFrom('accounts').select(accountColumns).where('id', '=', id).executeTakeFirst()
  return row && asAccount(row)
}

export async function listAccounts(db: Kysely<DB>, ids: readonly string[]): Promise<Map<string, AccountRow>> {
  const rows = await db.selectFrom('accounts').select(accountColumns).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, asAccount(row)]))
}

/**
 * Holds the account's row until the end of the transaction, so that sign-ins and changes of one account go in turn. Whoever
 * also changes its links or sessions takes this row first: two that held one each would wait for each other.
 */
export async function lockAccount(trx: Transaction<DB>, id: string): Promise<AccountRow | undefined> {
  const row = await trx
    .selectFrom('accounts')
    .select(accountColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && asAccount(row)
}

/** @param system requests may not read password hashes */
export async function findCredentials(
  system: Kysely<DB>,
  by: { email: string } | { username: string } | { id: string },
): Promise<Credentials | undefined> {
  const query = system.selectFrom('accounts').select(['id', 'passwordHash', 'passwordChangedAt'])
  if ('email' in by) return query.where('email', '=', by.email).executeTakeFirst()
  if ('id' in by) return query.where('id', '=', by.id).executeTakeFirst()
  return query.where(sql`lower(username)`, '=', by.username.toLowerCase()).executeTakeFirst()
}

/** @param system nobody sees another person's account, not even that it exists */
export async function findAccountByEmail(system: Kysely<DB>, email: string): Promise<AccountRow | undefined> {
  const row = await system.selectFrom('accounts').select(accountColumns).where('email', '=', email).executeTakeFirst()
  return row && asAccount(row)
}

/** Whether somebody has the name or, other than `ownerId`, has lately had it. */
export async function isUsernameTaken(system: Kysely<DB>, username: string, ownerId: string | null): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from accounts where lower(username) = ${username.toLowerCase()})
      or exists (
        select from reserved_usernames
        where name_hash = username_hash(${username}) and reserved_until > now()
          and (account_id = ${ownerId}) is not true
      ) as taken
  `.execute(system)
  return rows[0]?.taken ?? true
}

export interface NewAccount {
  id: string
  email: string
  username: string
  passwordHash: string
  createdAt: Date
}

/** @throws unique_violation; see `takenBy` */
export async function insertAccount(trx: Transaction<DB>, account: NewAccount): Promise<AccountRow> {
  const row = await trx
    .insertInto('accounts')
    .values({ ...account, passwordChangedAt: account.createdAt })
    .returning(accountColumns)
    .executeTakeFirstOrThrow()
  return asAccount(row)
}

export type AccountChange = Partial<
  Pick<AccountRow, 'email' | 'username' | 'status' | 'emailVerifiedAt' | 'pendingEmail'>
>

/** Changes what other services are told of, which makes it the account's next version. */
export async function updateAccount(trx: Transaction<DB>, id: string, change: AccountChange): Promise<AccountRow> {
  const row = await trx
    .updateTable('accounts')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(accountColumns)
    .executeTakeFirstOrThrow()
  return asAccount(row)
}

export async function updatePendingEmail(trx: Transaction<DB>, id: string, email: string): Promise<AccountRow> {
  const row = await trx
    .updateTable('accounts')
    .set({ pendingEmail: email })
    .where('id', '=', id)
    .returning(accountColumns)
    .executeTakeFirstOrThrow()
  return asAccount(row)
}

/** Also drops the address that waits: whoever knew the former password may have asked for it. */
export async function updatePassword(
  trx: Transaction<DB>,
  id: string,
  password: { passwordHash: string; passwordChangedAt: Date },
): Promise<AccountRow> {
  const row = await trx
    .updateTable('accounts')
    .set({ ...password, pendingEmail: null })
    .where('id', '=', id)
    .returning(accountColumns)
    .executeTakeFirstOrThrow()
  return asAccount(row)
}

/** The same password at today's cost. */
export async function updatePasswordHash(trx: Transaction<DB>, id: string, passwordHash: string): Promise<void> {
  await trx.updateTable('accounts').set({ passwordHash }).where('id', '=', id).execute()
}

/** Takes sessions, tokens and mails with it. */
export async function deleteAccount(trx: Transaction<DB>, id: string): Promise<void> {
  await trx.deleteFrom('accounts').where('id', '=', id).execute()
}

/** Which input a unique violation is about; undefined when the error is something else. */
export function takenBy(error: unknown): 'email' | 'username' | undefined {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code !== '23505') return undefined
  if (constraint === 'accounts_email') return 'email'
  if (constraint === 'accounts_username' || constraint === 'accounts_username_reserved') return 'username'
  return undefined
}
