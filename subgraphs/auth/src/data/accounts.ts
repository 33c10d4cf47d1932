import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

export interface AccountRow {
  id: string
  email: string
  username: string
  status: AccountStatus
  emailVerifiedAt: Date | null
  pendingEmail: string | null
  passwordChangedAt: Date
  locale: Locale
  version: number
  createdAt: Date
}

/** The languages that mails are written in. */
export type Locale = 'en' | 'de'

export type AccountStatus = 'ACTIVE' | 'DEACTIVATED'

/** All that a request may read of an account: everything but the password's hash. */
export const accountColumns = [
  'id',
  'email',
  'username',
  'status',
  'emailVerifiedAt',
  'pendingEmail',
  'passwordChangedAt',
  'locale',
  'version',
  'createdAt',
] as const

const selectAccounts = (db: Db) => db.selectFrom('accounts').select(accountColumns).$castTo<AccountRow>()

export async function findAccount(db: Db, id: string): Promise<AccountRow | null> {
  return (await selectAccounts(db).where('id', '=', id).executeTakeFirst()) ?? null
}

export async function listAccountsByIds(db: Db, ids: readonly string[]): Promise<Map<string, AccountRow>> {
  const rows = await selectAccounts(db).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Locks the account's row until the end of the transaction, so that sign-ins and changes of one account come one after the
 * other. A transaction that also changes its links or sessions locks this row first: two that locked them in different
 * orders would be a deadlock.
 */
export async function findAccountForUpdate(trx: Trx, id: string): Promise<AccountRow | null> {
  return (await selectAccounts(trx).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

/** @param system nobody sees another person's account, not even that it exists */
export async function findAccountByEmail(system: Db, email: string): Promise<AccountRow | null> {
  return (await selectAccounts(system).where('email', '=', email).executeTakeFirst()) ?? null
}

/** Whether somebody has the name or, other than `ownerId`, has given it up within 30 days. */
export async function isUsernameTaken(system: Db, username: string, ownerId: string | null): Promise<boolean> {
  const { rows } = await sql<{ isTaken: boolean }>`
    select exists (select from accounts where lower(username) = ${username.toLowerCase()})
      or exists (
        select from reserved_usernames
        where name_hash = username_hash(${username}) and reserved_until > now()
          and (account_id = ${ownerId}) is not true
      ) as is_taken
  `.execute(system)
  return rows[0]?.isTaken ?? true
}

export interface NewAccount {
  id: string
  email: string
  username: string
  passwordHash: string
  locale: Locale
  createdAt: Date
}

/** @throws unique_violation; see `takenBy` */
export async function insertAccount(trx: Trx, account: NewAccount): Promise<AccountRow> {
  return trx
    .insertInto('accounts')
    .values({ ...account, passwordChangedAt: account.createdAt })
    .returning(accountColumns)
    .$castTo<AccountRow>()
    .executeTakeFirstOrThrow()
}

export type AccountChange = Partial<
  Pick<AccountRow, 'locale' | 'email' | 'username' | 'status' | 'emailVerifiedAt' | 'pendingEmail'>
>

/**
 * Changes what other services are told of, which makes it the account's next version.
 * @throws unique_violation; see `takenBy`
 */
export async function updateAccount(trx: Trx, id: string, change: AccountChange): Promise<AccountRow> {
  return trx
    .updateTable('accounts')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(accountColumns)
    .$castTo<AccountRow>()
    .executeTakeFirstOrThrow()
}

/** No other service is told of an address that waits, so the version stays. */
export async function updatePendingEmail(trx: Trx, id: string, email: string): Promise<AccountRow> {
  return trx
    .updateTable('accounts')
    .set({ pendingEmail: email })
    .where('id', '=', id)
    .returning(accountColumns)
    .$castTo<AccountRow>()
    .executeTakeFirstOrThrow()
}

/** Takes sessions, tokens and mails with it. */
export async function deleteAccountRow(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('accounts').where('id', '=', id).execute()
}

/** Which input a unique violation is about; null when the error is something else. */
export function takenBy(error: unknown): 'email' | 'username' | null {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code !== '23505') return null
  if (constraint === 'accounts_email') return 'email'
  if (constraint === 'accounts_username' || constraint === 'accounts_username_reserved') return 'username'
  return null
}
