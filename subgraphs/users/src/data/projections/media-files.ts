import type { Transaction } from 'kysely'
import type { DB, MediaKind } from '../../generated/database.ts'
import type { Db } from '../db.ts'

/** Kinds of those of `ids` that are ready files of the person. */
export async function listMediaKindsByIds(
  db: Db,
  ownerId: string,
  ids: readonly string[],
): Promise<Map<string, MediaKind>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('mediaFiles')
    .select(['mediaId', 'kind'])
    .where('mediaId', 'in', ids)
    .where('ownerId', '=', ownerId)
    .where('isDeleted', '=', false)
    .execute()
  return new Map(rows.map(({ mediaId, kind }) => [mediaId, kind]))
}

interface MediaFact {
  mediaId: string
  ownerId: string
  kind: MediaKind
  isDeleted: boolean
  version: number
}

/** @returns whether it was news: an event that is not newer than what is known changes nothing */
export async function keepMediaFile(trx: Transaction<DB>, fact: MediaFact): Promise<boolean> {
  const kept = await trx
    .insertInto('mediaFiles')
    .values(fact)
    .onConflict((conflict) =>
      conflict
        .column('mediaId')
        .doUpdateSet({ isDeleted: fact.isDeleted, version: fact.version })
        .whereRef('mediaFiles.version', '<', 'excluded.version'),
    )
    .returning('mediaId')
    .executeTakeFirst()
  return kept !== undefined
}

export async function deleteMediaFilesOf(trx: Transaction<DB>, ownerId: string): Promise<void> {
  await trx.deleteFrom('mediaFiles').where('ownerId', '=', ownerId).execute()
}
