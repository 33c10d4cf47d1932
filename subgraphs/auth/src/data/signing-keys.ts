import { lockKeys } from '@plaza/database'
import type { JWK } from 'jose'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

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
export async function listPublishedKeys(db: Db): Promise<SigningKeyRow[]> {
  const rows = await db
    .selectFrom('signingKeys')
    .select(columns)
    .where((eb) => eb.or([eb('publishedUntil', 'is', null), eb('publishedUntil', '>', sql<Date>`now()`)]))
    .orderBy('signsFrom')
    .execute()
  return rows.map((row) => ({ ...row, publicKey: row.publicKey as JWK }))
}

/** Until the transaction ends, no other one makes or retires a key: two processes must not both make the first. */
export async function lockSigningKeys(trx: Trx): Promise<void> {
  await lockKeys(trx, 'auth', ['signing-keys'])
}

export async function insertSigningKey(
  trx: Trx,
  key: Omit<SigningKeyRow, 'signsUntil' | 'publishedUntil'>,
): Promise<void> {
  await trx
    .insertInto('signingKeys')
    .values({ ...key, publicKey: JSON.stringify(key.publicKey) })
    .execute()
}

/** Says when a key stops signing, and when it leaves the key set. */
export async function updateSigningKeyEnd(
  trx: Trx,
  id: string,
  end: { signsUntil: Date; publishedUntil: Date },
): Promise<void> {
  await trx.updateTable('signingKeys').set(end).where('id', '=', id).execute()
}

/** Takes every key out of the key set: what they signed is refused from now on. */
export async function updateWithdrawnKeys(trx: Trx, now: Date): Promise<void> {
  await trx
    .updateTable('signingKeys')
    .set({ signsFrom: sql`least(signs_from, ${now})`, signsUntil: now, publishedUntil: now })
    .where((eb) => eb.or([eb('publishedUntil', 'is', null), eb('publishedUntil', '>', now)]))
    .execute()
}
