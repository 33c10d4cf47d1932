import { copyRows, type Database } from '@plaza/database'
import type { DB } from './generated/database.ts'

/** `version` as auth's row has it, so that later events are newer. */
export interface SeedPerson {
  userId: string
  version: number
}

/** By COPY, as the owner and without events; gives their number. */
export const seedPeople = (
  database: Database<DB>,
  people: Iterable<SeedPerson> | AsyncIterable<SeedPerson>,
): Promise<number> => copyRows(database, 'people', ['userId', 'status', 'version'], rowsOf(people))

async function* rowsOf(people: Iterable<SeedPerson> | AsyncIterable<SeedPerson>) {
  for await (const { userId, version } of people) yield [userId, 'ACTIVE', version]
}
