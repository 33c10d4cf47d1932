import { lockKeys, newId } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { VapidKeys } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'

export type VapidKeyRow = Selectable<VapidKeys>

/** The oldest first; the last is in force. */
export function listVapidKeys(db: Db): Promise<VapidKeyRow[]> {
  return db.selectFrom('vapidKeys').selectAll().orderBy('createdAt').orderBy('id').execute()
}

export function findVapidKeyInForce(db: Db): Promise<VapidKeyRow | undefined> {
  return db.selectFrom('vapidKeys').selectAll().where('replacedAt', 'is', null).executeTakeFirst()
}

/** Of several processes that need a key, one makes it. */
export const lockVapidKeys = (trx: Trx): Promise<void> => lockKeys(trx, 'vapid-keys', ['all'])

/** Takes the place of the one in force, which goes on for the browsers that have it. */
export async function replaceVapidKey(
  trx: Trx,
  key: { publicKey: string; seal: (id: string) => Buffer },
): Promise<void> {
  const id = newId()
  await trx.updateTable('vapidKeys').set({ replacedAt: sql<Date>`now()` }).where('replacedAt', 'is', null).execute()
  await trx
    .insertInto('vapidKeys')
    .values({ id, publicKey: key.publicKey, privateKeyEncrypted: key.seal(id) })
    .execute()
}

/** Those that were replaced and that no browser has. A browser may still be registering with the last one for a day. */
export async function deleteUnusedKeys(db: Db): Promise<void> {
  await db
    .deleteFrom('vapidKeys')
    .where('replacedAt', '<', sql<Date>`now() - interval '1 day'`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('pushSubscriptions as s')
            .select('s.id')
            .whereRef('s.applicationServerKey', '=', 'vapidKeys.publicKey'),
        ),
      ),
    )
    .execute()
}
