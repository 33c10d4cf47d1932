import { statement } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { ProfileDetails } from '../generated/database.ts'
import type { Db } from './db.ts'

/** What stands under `profileVisibility`. */
export type Details = Pick<Selectable<ProfileDetails>, (typeof detailColumns)[number]> & {
  /** As many as the list of friends has for the viewer. */
  friendCount: number
}

const detailColumns = ['userId', 'coverPhotoId', 'bio', 'dateOfBirth', 'gender', 'location', 'website'] as const

const detailsByIds = statement((db: Db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('profileDetails')
    .select(detailColumns)
    .select(
      // Asked once whether there is anybody at all whom a block hides.
      sql<number>`friend_count - case
        when (select exists (select from people_hidden_from_viewer())) then hidden_friend_count(user_id) else 0
      end`.as('friendCount'),
    )
    .where('userId', 'in', ids),
)

export async function listDetailsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Details>> {
  const rows = await detailsByIds.execute(db, { ids })
  return new Map(rows.map((row) => [row.userId, row]))
}

const emailsByIds = statement((db: Db, { ids }: { ids: readonly string[] }) =>
  db.selectFrom('accounts').select(['userId', 'email']).where('userId', 'in', ids),
)

export async function listEmailsByIds(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await emailsByIds.execute(db, { ids })
  return new Map(rows.flatMap(({ userId, email }) => (email === null ? [] : [[userId, email]])))
}

const phoneNumbersByIds = statement((db: Db, { ids }: { ids: readonly string[] }) =>
  db.selectFrom('phoneNumbers').select(['userId', 'phoneNumber']).where('userId', 'in', ids),
)

export async function listPhoneNumbersByIds(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await phoneNumbersByIds.execute(db, { ids })
  return new Map(rows.map(({ userId, phoneNumber }) => [userId, phoneNumber]))
}
