import { type Page, statement, type ViewerId } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'
import { type MediaFileRow, selectFiles } from './media-files.ts'
import { type Sight, visibleFile } from './visibility.ts'

/** Room between neighbours: sixteen moves to one place before the collection is numbered anew. */
const gap = 65_536

export interface CollectionItemRow extends MediaFileRow {
  collectionId: string
  rank: number
  addedAt: Date
}

const itemsByCollections = statement(
  (
    db: Db,
    { collectionIds, page, viewerId }: { collectionIds: readonly string[]; page: Page; viewerId: ViewerId | null },
  ) => {
    // A viewer who may see the collection may see its ready files, so no grants are needed here.
    const sight: Sight = { viewerId, grantedIds: [], evidenceIds: [] }
    return db
      .selectFrom('mediaCollections as collection')
      .innerJoinLateral(
        (eb) => {
          let query = selectFiles(eb as unknown as Db)
            .innerJoin('collectionItems as i', 'i.mediaId', 'f.id')
            .select(['i.collectionId', 'i.rank', 'i.addedAt'])
            .whereRef('i.collectionId', '=', sql.ref('collection.id'))
            .where(visibleFile(sight))
          if (page.after) {
            const [rank, mediaId] = page.after as [number, string]
            query = query.where(
              'i.rank',
              '>',
              sql<number>`coalesce(
                (select rank from collection_items where collection_id = collection.id and media_id = ${mediaId}::uuid),
                ${rank}::bigint
              )`,
            )
          }
          return query
            .orderBy('i.rank')
            .limit(sql.lit(page.first + 1))
            .$castTo<CollectionItemRow>()
            .as('item')
        },
        (join) => join.onTrue(),
      )
      .where('collection.id', 'in', collectionIds)
      .selectAll('item')
      .orderBy('item.rank')
  },
)

/**
 * A page of each collection's files in its owner's order, in one statement. The cursor names the file it stands at: when
 * that has been moved since, the page goes on from its new place.
 */
export async function listItemsByCollections(
  db: Db,
  collectionIds: readonly string[],
  page: Page,
  viewerId: ViewerId | null,
): Promise<Map<string, CollectionItemRow[]>> {
  const rows = await itemsByCollections.execute(db, { collectionIds, page, viewerId })
  return Map.groupBy(rows, (row) => row.collectionId)
}

/** Appends files that are not in the collection yet. The caller has locked the collection. */
export async function insertItems(
  trx: Trx,
  collection: { id: string; ownerId: string },
  mediaIds: readonly string[],
): Promise<void> {
  const { last } = await trx
    .selectFrom('collectionItems')
    .select((eb) => eb.fn.max('rank').as('last'))
    .where('collectionId', '=', collection.id)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('collectionItems')
    .values(
      mediaIds.map((mediaId, n) => ({
        collectionId: collection.id,
        ownerId: collection.ownerId,
        mediaId,
        rank: (last ?? 0) + (n + 1) * gap,
      })),
    )
    .execute()
}

/** The ranks of those of the files that are in the collection. */
export async function listRanksByMediaIds(
  trx: Trx,
  collectionId: string,
  mediaIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('collectionItems')
    .select(['mediaId', 'rank'])
    .where('collectionId', '=', collectionId)
    .where('mediaId', 'in', mediaIds)
    .execute()
  return new Map(rows.map((row) => [row.mediaId, row.rank]))
}

/** Gives how many of the files were in the collection. */
export async function deleteItems(trx: Trx, collectionId: string, mediaIds: readonly string[]): Promise<number> {
  const result = await trx
    .deleteFrom('collectionItems')
    .where('collectionId', '=', collectionId)
    .where('mediaId', 'in', mediaIds)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Puts a file behind another, or first. The caller has locked the collection and seen that both files are in it. */
export async function updateItemRank(
  trx: Trx,
  collectionId: string,
  mediaId: string,
  afterMediaId: string | null,
): Promise<void> {
  const rank =
    (await findRankBehind(trx, collectionId, afterMediaId)) ?? (await makeRoomBehind(trx, collectionId, afterMediaId))
  await trx
    .updateTable('collectionItems')
    .set({ rank })
    .where('collectionId', '=', collectionId)
    .where('mediaId', '=', mediaId)
    .execute()
}

/** Half-way to the next item; null when the two are neighbours without a number between them. */
async function findRankBehind(trx: Trx, collectionId: string, afterMediaId: string | null): Promise<number | null> {
  const ranks = afterMediaId === null ? undefined : await listRanksByMediaIds(trx, collectionId, [afterMediaId])
  const before = afterMediaId === null ? null : (ranks?.get(afterMediaId) ?? null)
  let query = trx
    .selectFrom('collectionItems')
    .select((eb) => eb.fn.min('rank').as('next'))
    .where('collectionId', '=', collectionId)
  if (before !== null) query = query.where('rank', '>', before)
  const { next } = await query.executeTakeFirstOrThrow()
  if (next === null) return (before ?? 0) + gap
  const low = before ?? next - 2 * gap
  const middle = Math.floor((low + next) / 2)
  return middle > low && middle < next ? middle : null
}

async function makeRoomBehind(trx: Trx, collectionId: string, afterMediaId: string | null): Promise<number> {
  await sql`
    update collection_items i set rank = fresh.n * ${gap}::bigint
    from (
      select media_id, row_number() over (order by rank) as n from collection_items where collection_id = ${collectionId}
    ) fresh
    where i.collection_id = ${collectionId} and i.media_id = fresh.media_id
  `.execute(trx)
  const rank = await findRankBehind(trx, collectionId, afterMediaId)
  if (rank === null) throw new Error('A collection numbered anew has no room between its items.')
  return rank
}
