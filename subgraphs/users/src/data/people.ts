import { statement, uuidArray } from '@plaza/database'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from './db.ts'

/** A person as everybody may see them, and what else of them the viewer may see. */
export interface Person {
  id: string
  username: string
  displayName: string
  firstName: string
  lastName: string | null
  isVerified: boolean
  profilePictureId: string | null
  joinedAt: Date
  /** False for the card of somebody whom the viewer has blocked: nothing but the card is shown. */
  isKnown: boolean
  /** Of the viewer. Since when is a standing's, so that the row is the same for all of somebody's friends. */
  isFriend: boolean
  seesProfile: boolean
  seesEmail: boolean
  seesPhone: boolean
}

/** What `visible_people` says: a row for each of the ids whom the viewer may know of. */
export interface VisibleRow {
  userId: string
  friendsSince: Date | null
  seesProfile: boolean
  seesEmail: boolean
  seesPhone: boolean
  mayFind: boolean
}

const card = [
  'profiles.userId as id',
  'profiles.username',
  'profiles.displayName',
  'profiles.firstName',
  'profiles.lastName',
  'profiles.isVerified',
  'profiles.profilePictureId',
  'profiles.joinedAt',
] as const

// The ids a second time: how many rows the function gives is not known to the planner, which would read all profiles for them.
const peopleByIds = statement((db: Db, { ids }: { ids: readonly string[] }) =>
  visible(db, uuidArray(ids)).where('profiles.userId', 'in', ids),
)

/** The people among `ids` whom the viewer may know of; unknown, deactivated and blocked people are missing alike. */
export async function listPeopleByIds(db: Db, ids: readonly string[]): Promise<Map<string, Person>> {
  const rows = await peopleByIds.execute(db, { ids })
  return new Map(rows.map((row) => [row.id, row]))
}

const existingPeople = statement(
  (_: Db, { ids }: { ids: readonly string[] }) =>
    sql<{ id: string }>`select id from existing_people(${uuidArray(ids)}) as id`,
)

/** Those of `ids` who have a profile, whether or not the viewer may know of them. */
export async function listExistingPeople(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await existingPeople.execute(db, { ids })
  return rows.map(({ id }) => id)
}

const mentionablePeople = statement(
  (_: Db, { ids }: { ids: readonly string[] }) =>
    sql<{ id: string }>`select id from mentionable_people(${uuidArray(ids)}) as id`,
)

/** Those of the people, whom the viewer may know of, whose settings let the viewer mention them. */
export async function listMentionableAmong(db: Db, ids: readonly string[]): Promise<Map<string, boolean>> {
  const rows = await mentionablePeople.execute(db, { ids })
  return new Map(rows.map(({ id }) => [id, true]))
}

const personByUsername = statement((db: Db, { username }: { username: string }) =>
  visible(db, sql<string[]>`array[person_by_username(${username})]`),
)

/** Whatever the case of the name; also by one that the person has given up, while it is reserved. */
export async function findPersonByUsername(db: Db, username: string): Promise<Person | null> {
  // PostgreSQL has no text with this character, and refuses a statement that brings one.
  if (username.includes('\0')) return null
  return (await personByUsername.executeTakeFirst(db, { username })) ?? null
}

function visible(db: Db, ids: Expression<unknown>) {
  return db
    .selectFrom(sql<VisibleRow>`visible_people(${ids})`.as<'visible'>(sql`visible`))
    .innerJoin('profiles', 'profiles.userId', 'visible.userId')
    .select(card)
    .select(yes.as('isKnown'))
    .select(sql<boolean>`visible.friends_since is not null`.as('isFriend'))
    .select(['visible.seesProfile', 'visible.seesEmail', 'visible.seesPhone'])
}

/** The card of somebody whom the viewer has blocked: it shows what a list of blocks needs, and no more. */
export function selectBlockedPeople(db: Db, viewerId: string) {
  return db
    .selectFrom('blocks')
    .innerJoin('profiles', 'profiles.userId', 'blocks.blockedId')
    .where('blocks.blockerId', '=', viewerId)
    .select(card)
    .select([no.as('isKnown'), no.as('isFriend'), no.as('seesProfile'), no.as('seesEmail'), no.as('seesPhone')])
}

const yes = sql<boolean>`true`
const no = sql<boolean>`false`

/** For lists: leaves out deactivated people and blocks of either direction. */
export function mayKnow(personId: Expression<string>): Expression<SqlBool> {
  return sql<SqlBool>`
    exists (select from profiles where user_id = ${personId} and is_active)
    and ${personId} not in (select * from people_hidden_from_viewer())`
}
