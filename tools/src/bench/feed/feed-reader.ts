import type { Database } from '@plaza/database'
import { createContext, type DB, readHomeFeed } from '@plaza/posts'
import { type Kysely, sql } from 'kysely'
import { type Cost, captureStatements, costOf } from '../buffers.ts'

export type Ranking = 'TOP' | 'LATEST'
type Context = Parameters<typeof readHomeFeed>[0]

/** Reads first pages as the service does it, with the service's own statements. */
export class FeedReader {
  readonly #database: Database<DB>

  constructor(database: Database<DB>) {
    this.#database = database
  }

  /** Some of those who have exactly so many friends. */
  async peopleWith(friends: number, most: number): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select user_id as id from friend_edges group by user_id having count(*) = ${friends}
      order by hash_record(row(user_id)) limit ${most}
    `.execute(this.#database.system)
    if (rows.length === 0) throw new Error(`Nobody has ${friends} friends: BENCH_PEOPLE is too small.`)
    return rows.map(({ id }) => id)
  }

  /** The person with the most friends. */
  async hub(): Promise<{ id: string; friends: number }> {
    const { rows } = await sql<{ id: string; friends: number }>`
      select user_id as id, count(*)::integer as friends from friend_edges group by user_id order by 2 desc limit 1
    `.execute(this.#database.system)
    return rows[0]!
  }

  async firstPage(viewerId: string, ranking: Ranking) {
    await using viewer = this.#database.forViewer({ id: viewerId })
    return await read(viewer.db, viewerId, ranking)
  }

  /** Of so many first pages, each with a new snapshot, on a connection that has served before. */
  async costs(viewerId: string, ranking: Ranking, times: number): Promise<Cost[]> {
    const statements = await captureStatements(this.#database, viewerId, (db) => read(db, viewerId, ranking))
    await this.#database.system.deleteFrom('feedSnapshots').execute()
    await costOf(this.#database, viewerId, statements)
    const costs: Cost[] = []
    for (let n = 0; n < times; n++) costs.push(await costOf(this.#database, viewerId, statements))
    return costs
  }
}

export function read(db: Kysely<DB>, viewerId: string, ranking: Ranking) {
  const viewer = { id: viewerId } as NonNullable<Context['viewer']>
  const context = createContext({ db, viewer } as Context)
  return readHomeFeed(context, viewer, { ranking, first: 20, after: null })
}
