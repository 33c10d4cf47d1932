import { newId } from '@plaza/database'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../generated/database.ts'

/** Both kinds of mailed link follow the same rules: hashed, single-use, one live link an account. */
export type LinkTable = 'emailVerifications' | 'passwordResets'

export const verificationLifetimeMs = 24 * 60 * 60 * 1000
export const resetLifetimeMs = 60 * 60 * 1000

/** @param system the mailer makes links; requests may not */
export async function replaceEmailVerification(
  system: Transaction<DB>,
  link: { accountId: string; email: string; tokenHash: Buffer; now: Date },
): Promise<void> {
  const { now, ...row } = link
  await deleteLiveLinks(system, 'emailVerifications', row.accountId)
  await system
    .insertInto('emailVerifications')
    .values({ id: newId(), ...row, createdAt: now, expiresAt: new Date(now.getTime() + verificationLifetimeMs) })
    .execute()
}

export async function replacePasswordReset(
  system: Transaction<DB>,
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
export async function deleteLiveLinks(trx: Transaction<DB>, table: LinkTable, accountId: string): Promise<void> {
  await trx.deleteFrom(table).where('accountId', '=', accountId).where('usedAt', 'is', null).execute()
}

/**
 * Whose link it is, while it works.
 * @param system the link says who asks, so nobody is the viewer yet
 */
export async function findLinkOwner(
  system: Kysely<DB>,
  table: LinkTable,
  tokenHash: Buffer,
): Promise<string | undefined> {
  const row = await system
    .selectFrom(table)
    .select('accountId')
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row?.accountId
}

/** Uses a link up. False when somebody was faster, or its time has just run out. */
export async function claimLink(
  trx: Transaction<DB>,
  table: LinkTable,
  tokenHash: Buffer,
): Promise<{ email: string | null } | undefined> {
  const claimed = await trx
    .updateTable(table)
    .set({ usedAt: sql<Date>`now()` })
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`)
    .returning(table === 'emailVerifications' ? sql<string>`email`.as('email') : sql<null>`null`.as('email'))
    .executeTakeFirst()
  return claimed
}
