import { statement } from '@plaza/database'
import type { Selectable, Updateable } from 'kysely'
import type { PrivacySettings } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'

const columns = ['profileVisibility', 'emailVisibility', 'phoneVisibility', 'searchVisibility'] as const

export type PrivacySettingsRow = Pick<Selectable<PrivacySettings>, (typeof columns)[number]>
export type PrivacySettingsChanges = Pick<Updateable<PrivacySettings>, (typeof columns)[number]>

const privacySettingsOf = statement((db: Db, { userId }: { userId: string }) =>
  db.selectFrom('privacySettings').select(columns).where('userId', '=', userId),
)

/** Null for a moment after sign-up. */
export async function findPrivacySettings(db: Db, userId: string): Promise<PrivacySettingsRow | null> {
  return (await privacySettingsOf.executeTakeFirst(db, { userId })) ?? null
}

/** Null for a moment after sign-up, when there is no row to change. */
export async function updatePrivacySettingsRow(
  trx: Trx,
  userId: string,
  changes: PrivacySettingsChanges,
): Promise<PrivacySettingsRow | null> {
  const query = trx.updateTable('privacySettings').set(changes).where('userId', '=', userId).returning(columns)
  return (await query.executeTakeFirst()) ?? null
}
