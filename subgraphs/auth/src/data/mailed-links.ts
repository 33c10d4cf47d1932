import { newId } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/** Both kinds of mailed link follow the same rules: hashed, single-use, one live link for each account. */
export type LinkTable = 'emailVerifications' | 'passwordResets'

export const verificationLifetimeMs = 24 * 60 * 60 * 1000
export const resetLifetimeMs = 60 * 60 * 1000

/**
 * Takes the place of the account's earlier live link.
 * @param system the mailer makes links; requests may not
 */
export async function insertEmailVerification(
  system: Trx,
  link: { accountId: string; email: string; tokenHash: Buffer; now: Date },
): Promise<void> {
  const { now, ...row } = link
  await deleteLiveLinks(system, 'emailVerifications', row.accountId)
  await system
    .insertInto('emailVerifications')
    .values({ id: newId(), ...row, createdAt: now, expiresAt: new Date(now.getTime() + verificationLifetimeMs) })
    .execute()
}

/**
 * Takes the place of the account's earlier live link.
 * @param system the mailer makes links; requests may not
 */
export async function insertPasswordReset(
  system: Trx,
  link: { accountId: string; tokenHash: Buffer; now: Date },
): Promise<void> {
  const { now, ...row } = link
  await deleteLiveLinks(system, 'passwordResets', row.accountId)
  await system
    .insertInto('passwordResets')
    .values({ id: newId(), ...row, createdAt: now, expiresAt: new Date(now.getTime() + resetLifetimeMs) })
    .execute()
}

/** Links that were mailed before stop working. */
export async function deleteLiveLinks(trx: Trx, table: LinkTable, accountId: string): Promise<void> {
  await trx.deleteFrom(table).where('accountId', '=', accountId).where('usedAt', 'is', null).execute()
}

/**
 * The account a link belongs to, while the link works.
 * @param system the link says who asks, so nobody is the viewer yet
 */
export async function findLinkOwnerId(system: Db, table: LinkTable, tokenHash: Buffer): Promise<string | null> {
  const row = await system
    .selectFrom(table)
    .select('accountId')
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row?.accountId ?? null
}

/** Uses a link up. Null when another request has used it first, or its time has just run out. */
export async function claimLink(
  trx: Trx,
  table: LinkTable,
  tokenHash: Buffer,
): Promise<{ email: string | null } | null> {
  const claimed = await trx
    .updateTable(table)
    .set({ usedAt: sql<Date>`now()` })
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`)
    .returning(table === 'emailVerifications' ? sql<string>`email`.as('email') : sql<null>`null`.as('email'))
    .executeTakeFirst()
  return claimed ?? null
}
