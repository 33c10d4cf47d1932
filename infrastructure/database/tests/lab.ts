import type { Generated } from 'kysely'
import type { DatabaseSettings } from '../src/config.ts'
import { newId } from '../src/ids.ts'
import { createTestDatabase, type TestDatabase } from '../src/testing/index.ts'

export interface DB {
  notes: {
    id: string
    ownerId: string
    body: string
    size: Generated<number>
    price: number | null
    writtenOn: string | null
    labels: Generated<string[]>
    data: unknown
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
  }
}

export const migrations = new URL('./migrations/', import.meta.url)

export const ada = '0190a000-0000-7000-8000-00000000000a'
export const grace = '0190a000-0000-7000-8000-00000000000b'

/** A database of the service `lab`, which has one table of private notes. */
export function startLab(settings?: Omit<DatabaseSettings, 'url'>): Promise<TestDatabase<DB>> {
  return createTestDatabase<DB>({ service: 'lab', migrations, ...(settings === undefined ? {} : { settings }) })
}

export async function writeNote(database: TestDatabase<DB>, ownerId: string, body: string): Promise<string> {
  const id = newId()
  await database.system.insertInto('notes').values({ id, ownerId, body }).execute()
  return id
}
