import { statement } from '@plaza/database'
import { type Selectable, sql, type Updateable } from 'kysely'
import type { PrivacySettings } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'

const visibilities = ['profileVisibility', 'emailVisibility', 'phoneVisibility', 'searchVisibility'] as const
/** What other services apply, and are told of. */
const contacts = ['whoMayMessage', 'whoMayMention'] as const
const columns = [...visibilities, ...contacts] as const

export type PrivacySettingsRow = Pick<Selectable<PrivacySettings>, (typeof columns)[number]>
export type PrivacySettingsChanges = Pick<Updateable<PrivacySettings>, (typeof columns)[number]>
export type ContactSettings = Pick<Selectable<PrivacySettings>, (typeof contacts)[number]> & { version: number }

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

/** Changes what other services apply and gives all of it, with its next version; null when it is so already. */
export async function updateContactSettings(
  trx: Trx,
  userId: string,
  changes: PrivacySettingsChanges,
): Promise<ContactSettings | null> {
  const given = contacts.filter((column) => changes[column] !== undefined)
  if (given.length === 0) return null
  const changed = await trx
    .updateTable('privacySettings')
    .set({ ...Object.fromEntries(given.map((column) => [column, changes[column]])), version: sql`version + 1` })
    .where('userId', '=', userId)
    .where((where) => where.or(given.map((column) => where(column, 'is distinct from', changes[column]!))))
    .returning([...contacts, 'version'])
    .executeTakeFirst()
  return changed ?? null
}

/** The version after the last that was told; null when nothing ever was. */
export async function nextContactVersion(trx: Trx, userId: string): Promise<number | null> {
  const row = await trx.selectFrom('privacySettings').select('version').where('userId', '=', userId).executeTakeFirst()
  return row && row.version > 0 ? row.version + 1 : null
}
