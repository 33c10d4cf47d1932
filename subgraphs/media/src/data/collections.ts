import { keyset, lockKeys, type Page, statement, uuidRows, type ViewerId } from '@plaza/database'
import { type ExpressionBuilder, sql } from 'kysely'
import type { DB } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'

export interface CollectionRow {
  id: string
  ownerId: string
  name: string
  description: string | null
  isPublic: boolean
  itemCount: number
  createdAt: Date
  updatedAt: Date
}

const collectionColumns = [
  'c.id',
  'c.ownerId',
  'c.name',
  'c.description',
  'c.isPublic',
  'c.itemCount',
  'c.createdAt',
  'c.updatedAt',
] as const

type Collections = DB & { c: DB['mediaCollections'] }

/** A public collection is for everybody from whom its owner is not hidden. In the text, so that every plan may use the partial index. */
const isShown = (eb: ExpressionBuilder<Collections, 'c'>) =>
  eb.and([eb('c.isPublic', '=', sql.lit(true)), sql<boolean>`not is_hidden(c.owner_id)`])

const visibleCollection = (viewerId: ViewerId | null) => (eb: ExpressionBuilder<Collections, 'c'>) =>
  viewerId === null ? isShown(eb) : eb.or([eb('c.ownerId', '=', viewerId), isShown(eb)])

const collectionsByIds = statement((db: Db, { ids, viewerId }: { ids: readonly string[]; viewerId: ViewerId | null }) =>
  db
    .selectFrom('mediaCollections as c')
    .select(collectionColumns)
    .where('c.id', 'in', ids)
    .where(visibleCollection(viewerId)),
)

/** Those of the collections that the viewer may see. */
export async function listCollectionsByIds(
  db: Db,
  ids: readonly string[],
  viewerId: ViewerId | null,
): Promise<Map<string, CollectionRow>> {
  const rows = await collectionsByIds.execute(db, { ids, viewerId })
  return new Map(rows.map((row) => [row.id, row]))
}

const collectionsByOwners = statement(
  (
    db: Db,
    { ownerIds, page }: { ownerIds: readonly string[]; page: Page },
    { areShownOnly }: { areShownOnly: boolean },
  ) =>
    db
      .selectFrom(uuidRows(ownerIds, 'owner'))
      .innerJoinLateral(
        (eb) => {
          let query = eb
            .selectFrom('mediaCollections as c')
            .select(collectionColumns)
            .whereRef('c.ownerId', '=', sql.ref('owner.id'))
          if (areShownOnly) query = query.where(isShown)
          return keyset(query, page, ['c.createdAt', 'c.id'], 'desc').as('c')
        },
        (join) => join.onTrue(),
      )
      .selectAll('c'),
)

/**
 * A page of each owner's collections, newest first, in one statement; one row more than a page holds tells whether there
 * is a next one.
 */
export async function listCollectionsByOwners(
  db: Db,
  ownerIds: readonly string[],
  page: Page,
  options: { areShownOnly: boolean },
): Promise<Map<string, CollectionRow[]>> {
  const rows = await collectionsByOwners.execute(db, { ownerIds, page }, options)
  return Map.groupBy(rows, (row) => row.ownerId)
}

/** Locks the count until the transaction ends, so that two requests together can't pass the limit. */
export async function countCollectionsForInsert(trx: Trx, ownerId: string): Promise<number> {
  await lockKeys(trx, 'collections', [ownerId])
  const { count } = await trx
    .selectFrom('mediaCollections')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ownerId', '=', ownerId)
    .executeTakeFirstOrThrow()
  return count
}

export type CollectionDraft = Pick<CollectionRow, 'id' | 'ownerId' | 'name' | 'description' | 'isPublic'>

export function insertCollection(trx: Trx, draft: CollectionDraft): Promise<CollectionRow> {
  return trx
    .insertInto('mediaCollections')
    .values(draft)
    .returning(['id', 'ownerId', 'name', 'description', 'isPublic', 'itemCount', 'createdAt', 'updatedAt'])
    .executeTakeFirstOrThrow()
}

/** Null when the person has no such collection. */
export async function updateCollectionRow(
  trx: Trx,
  collection: { id: string; ownerId: string },
  changes: Partial<Pick<CollectionRow, 'name' | 'description' | 'isPublic'>>,
): Promise<CollectionRow | null> {
  const updated = await trx
    .updateTable('mediaCollections as c')
    .set({ ...changes, updatedAt: new Date() })
    .where('c.id', '=', collection.id)
    .where('c.ownerId', '=', collection.ownerId)
    .returning(collectionColumns)
    .executeTakeFirst()
  return updated ?? null
}

/** False when the person has no such collection. */
export async function deleteCollectionRow(trx: Trx, collection: { id: string; ownerId: string }): Promise<boolean> {
  const result = await trx
    .deleteFrom('mediaCollections')
    .where('id', '=', collection.id)
    .where('ownerId', '=', collection.ownerId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Locks the collection, so that its items change one request at a time; null when the person has no such collection. */
export async function findCollectionForUpdate(
  trx: Trx,
  collection: { id: string; ownerId: string },
): Promise<CollectionRow | null> {
  const locked = await trx
    .selectFrom('mediaCollections as c')
    .select(collectionColumns)
    .where('c.id', '=', collection.id)
    .where('c.ownerId', '=', collection.ownerId)
    .forUpdate()
    .executeTakeFirst()
  return locked ?? null
}
