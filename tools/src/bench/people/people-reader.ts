import type { Database } from '@plaza/database'
import { createContext, type DB, listRecommended, searchPeople } from '@plaza/users'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Cost, captureStatements, costOf } from '../buffers.ts'

const firstPage = { first: 20, after: null }
type Read = (db: Kysely<DB>, viewerId: string) => Promise<unknown>

/** Reads as the service does it, with the service's own statements. */
export class PeopleReader {
  readonly #database: Database<DB>

  constructor(database: Database<DB>) {
    this.#database = database
  }

  /** Some of those who have exactly so many friends. */
  async peopleWith(friends: number, most: number): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select user_id as id from profile_details where friend_count = ${friends}
      order by hash_record(row(user_id)) limit ${most}
    `.execute(this.#database.system)
    if (rows.length === 0) throw new Error(`Nobody has ${friends} friends: BENCH_PEOPLE is too small.`)
    return rows.map(({ id }) => id)
  }

  /** The person with the most friends, or with about `friends`. */
  async hub(friends?: number): Promise<{ id: string; friendCount: number }> {
    const query = this.#database.system.selectFrom('profileDetails').select(['userId as id', 'friendCount'])
    const ordered =
      friends === undefined ? query.orderBy('friendCount', 'desc') : query.orderBy(sql`abs(friend_count - ${friends})`)
    return await ordered.orderBy('userId').limit(1).executeTakeFirstOrThrow()
  }

  newestFriends(person: string, most: number): Promise<string[]> {
    return this.#friends(person, sql`since`, most)
  }

  bestConnectedFriends(person: string, most: number): Promise<string[]> {
    return this.#friends(person, sql`friend_count`, most)
  }

  async #friends(person: string, highest: RawBuilder<unknown>, most: number): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select user_id as id
      from (
        select high_id as user_id, since from friendships where low_id = ${person}
        union all
        select low_id, since from friendships where high_id = ${person}
      ) as friends
      join profile_details using (user_id)
      order by ${highest} desc, user_id desc limit ${most}
    `.execute(this.#database.system)
    return rows.map(({ id }) => id)
  }

  /** Of a first page of recommendations. */
  recommending(viewerId: string): Promise<Cost> {
    return this.#cost(viewerId, (db) => listRecommended(db, firstPage))
  }

  /** Of a first page of people found. */
  searching(viewerId: string, query: string): Promise<Cost> {
    return this.#cost(viewerId, (db) => searchPeople(db, query, false, firstPage))
  }

  /** Of the cards of these people, with how each stands to the viewer and how many friends they have, and have in common. */
  showing(viewerId: string, ids: readonly string[]): Promise<Cost> {
    return this.#cost(viewerId, async (db) => {
      const { loaders } = createContext({ db, viewer: { id: viewerId } } as Parameters<typeof createContext>[0])
      const people = await loaders.personById.loadMany([...ids])
      const known = people.flatMap((person) => (person === null || person instanceof Error ? [] : [person]))
      await Promise.all([
        loaders.standingById.loadMany(known.filter(({ isFriend }) => !isFriend).map(({ id }) => id)),
        loaders.mutualFriendCountById.loadMany(known.map(({ id }) => id)),
        loaders.detailsById.loadMany(known.filter(({ seesProfile }) => seesProfile).map(({ id }) => id)),
      ])
    })
  }

  /** On a connection that has served before. */
  async #cost(viewerId: string, read: Read): Promise<Cost> {
    const statements = await captureStatements(this.#database, viewerId, (db) => read(db, viewerId))
    await costOf(this.#database, viewerId, statements)
    return await costOf(this.#database, viewerId, statements)
  }
}
