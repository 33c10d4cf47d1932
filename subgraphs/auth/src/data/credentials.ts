import { sql } from 'kysely'
import { type AccountRow, accountColumns } from './accounts.ts'
import type { Db, Trx } from './db.ts'

/** What a sign-in is checked against. */
export interface Credentials {
  id: string
  passwordHash: string
  passwordChangedAt: Date
}

/** @param system requests may not read password hashes */
export async function findCredentials(
  system: Db,
  by: { email: string } | { username: string } | { id: string },
): Promise<Credentials | null> {
  const query = system.selectFrom('accounts').select(['id', 'passwordHash', 'passwordChangedAt'])
  const matching =
    'email' in by
      ? query.where('email', '=', by.email)
      : 'id' in by
        ? query.where('id', '=', by.id)
        : query.where(sql`lower(username)`, '=', by.username.toLowerCase())
  return (await matching.executeTakeFirst()) ?? null
}

/** Also drops the address that waits: somebody who knew the former password may have asked for it. */
export async function updatePassword(
  trx: Trx,
  id: string,
  password: { passwordHash: string; passwordChangedAt: Date },
): Promise<AccountRow> {
  return trx
    .updateTable('accounts')
    .set({ ...password, pendingEmail: null })
    .where('id', '=', id)
    .returning(accountColumns)
    .$castTo<AccountRow>()
    .executeTakeFirstOrThrow()
}

/** The same password at today's cost. */
export async function updatePasswordHash(trx: Trx, id: string, passwordHash: string): Promise<void> {
  await trx.updateTable('accounts').set({ passwordHash }).where('id', '=', id).execute()
}
