import { upsertIfNewer } from '@plaza/database'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { People } from '../../generated/database.ts'
import type { Db, Trx } from '../db.ts'

export type PersonRow = Pick<Selectable<People>, 'userId' | 'displayName'>

export async function listPeopleByIds(db: Db, userIds: readonly string[]): Promise<Map<string, PersonRow>> {
  const rows = await db.selectFrom('people').select(['userId', 'displayName']).where('userId', 'in', userIds).execute()
  return new Map(rows.map((row) => [row.userId, row]))
}

// Two topics feed a row, each under a version of its own.

type Account = Pick<Insertable<People>, 'userId' | 'email' | 'emailVerifiedAt' | 'status' | 'accountVersion' | 'locale'>

/** What auth says of the person. */
export async function upsertAccount(trx: Trx, account: Account): Promise<void> {
  await upsertIfNewer(trx, 'people', account, { key: ['userId'], version: 'accountVersion' })
}

/** What users says of the person. Nobody who is gone gets a name again. */
export async function upsertDisplayName(
  trx: Trx,
  profile: { userId: string; displayName: string | null; profileVersion: number },
): Promise<void> {
  await upsertIfNewer(trx, 'people', profile, {
    key: ['userId'],
    version: 'profileVersion',
    and: sql<boolean>`people.status <> 'DELETED'`,
  })
}

/** Leaves the row as a mark without data. */
export async function upsertErasedPerson(
  trx: Trx,
  { userId, accountVersion }: { userId: string; accountVersion: number },
): Promise<void> {
  const nothing = { email: null, locale: null, emailVerifiedAt: null, displayName: null }
  // The profile's version goes too: which of the two topics came last must not show.
  const person = { userId, status: 'DELETED', ...nothing, profileVersion: 0, accountVersion } as const
  await upsertIfNewer(trx, 'people', person, { key: ['userId'], version: 'accountVersion' })
}
