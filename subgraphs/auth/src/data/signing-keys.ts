import type { JWK } from 'jose'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../generated/database.ts'

export interface SigningKeyRow {
  id: string
  publicKey: JWK
  privateKeyEncrypted: Buffer
  signsFrom: Date
  signsUntil: Date | null
  publishedUntil: Date | null
}

const columns = ['id', 'publicKey', 'privateKeyEncrypted', 'signsFrom', 'signsUntil', 'publishedUntil'] as const

/** The keys that may still have signed a living token or are about to sign, oldest first. */
export async function listPublishedKeys(db: Kysely<DB>): Promise<SigningKeyRow[]> {
  const rows = await db
    .selectFrom('signingKeys')
    .select(columns)
    .where((eb) => eb.or([eb('publishedUntil', 'is', null), eb('publishedUntil', '>', sql<Date>`now()`)]))
    .orderBy('signsFrom')
    .execute()
  return rows.map((row) => ({ ...row, publicKey: row.publicKey as JWK }))
}

/** Whoever makes or retires keys goes one at a time: two processes must not both make the first. */
export async function lockSigningKeys(trx: Transaction<DB>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('auth:signing-keys'))`.execute(trx)
}

export async function insertSigningKey(
  trx: Transaction<DB>,
  key: Omit<SigningKeyRow, 'signsUntil' | 'publishedUntil'>,
): Promise<void> {
  await trx
    .insertInto('signingKeys')
    .values({ ...key, publicKey: JSON.stringify(key.publicKey) })
    .execute()
}

export async function retireSigningKey(
  trx: Transaction<DB>,
  id: string,
  end: { signsUntil: Date; publishedUntil: Date },
): Promise<void> {
  await trx.updateTable('signingKeys').set(end).where('id', '=', id).execute()
}

/** Takes every key out of the key set: what they signed is refused from now on. */
export async function withdrawKeys(trx: Transaction<DB>, now: Date): Promise<void> {
  await trx
    .updateTable('signingKeys')
    .set({ signsFrom: sql`least(signs_from, ${now})`, signsUntil: now, publishedUntil: now })
    .where((eb) => eb.or([eb('publishedUntil', 'is', null), eb('publishedUntil', '>', now)]))
    .execute()
}
