import { keyset, type Page, statement } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { Blocks } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'
import { type Person, selectBlockedPeople } from './people.ts'

export type BlockRow = Selectable<Blocks>
export type BlockedPerson = Person & { blockedAt: Date }

/** The cursor of the list of blocks. */
export const blockPlace = ['time', 'uuid'] as const
export const placeOfBlocked = ({ blockedAt, id }: BlockedPerson): readonly unknown[] => [blockedAt, id]

const columns = ['blockerId', 'blockedId', 'createdAt', 'version'] as const

const blockedPeople = statement((db: Db, { viewerId, page }: { viewerId: string; page: Page }) => {
  const query = selectBlockedPeople(db, viewerId).select('blocks.createdAt as blockedAt')
  return keyset(query, page, ['blocks.createdAt', 'blocks.blockedId'], 'desc')
})

/** Newest block first. */
export async function listBlockedPeople(db: Db, viewerId: string, page: Page): Promise<BlockedPerson[]> {
  return await blockedPeople.execute(db, { viewerId, page })
}

export async function findBlockedPerson(db: Db, viewerId: string, personId: string): Promise<Person | null> {
  const query = selectBlockedPeople(db, viewerId).where('blocks.blockedId', '=', personId)
  return (await query.executeTakeFirst()) ?? null
}

/** The caller holds the pair's lock. */
export async function insertBlock(trx: Trx, blockerId: string, blockedId: string): Promise<BlockRow> {
  return await trx.insertInto('blocks').values({ blockerId, blockedId }).returning(columns).executeTakeFirstOrThrow()
}

/**
 * The caller holds the pair's lock.
 * @returns the block with the version of its end; null when there was none
 */
export async function deleteBlock(trx: Trx, blockerId: string, blockedId: string): Promise<BlockRow | null> {
  const removed = await trx
    .deleteFrom('blocks')
    .where('blockerId', '=', blockerId)
    .where('blockedId', '=', blockedId)
    .returning(['blockerId', 'blockedId', 'createdAt', sql<number>`nextval('block_versions')`.as('version')])
    .executeTakeFirst()
  return removed ?? null
}
