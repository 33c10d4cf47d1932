import type { Selectable, Transaction, Updateable } from 'kysely'
import type { DB, PrivacySettings } from '../generated/database.ts'
import type { Db } from './db.ts'

const columns = ['profileVisibility', 'emailVisibility', 'phoneVisibility', 'searchVisibility'] as const

export type PrivacySettingsRow = Pick<Selectable<PrivacySettings>, (typeof columns)[number]>
export type PrivacySettingsChanges = Pick<Updateable<PrivacySettings>, (typeof columns)[number]>

/** Undefined for a moment after sign-up. */
export async function findPrivacySettings(db: Db, userId: string): Promise<PrivacySettingsRow | undefined> {
  return await db.selectFrom('privacySettings').select(columns).where('userId', '=', userId).executeTakeFirst()
}

export async function updatePrivacySettings(
  trx: Transaction<DB>,
  userId: string,
  changes: PrivacySettingsChanges,
): Promise<PrivacySettingsRow | undefined> {
  return await trx
    .updateTable('privacySettings')
    .set(changes)
    .where('userId', '=', userId)
    .returning(columns)
    .executeTakeFirst()
}
