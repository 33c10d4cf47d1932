import { keyset, type Page, uuidRows } from '@plaza/database'
import type { Insertable, Selectable } from 'kysely'
import type { Samples } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'

export type SampleRow = Selectable<Samples>

export async function listSamplesByIds(db: Db, ids: readonly string[]): Promise<Map<string, SampleRow>> {
  const rows = await db.selectFrom('samples').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Newest first. Ids are UUIDv7, so the id is also the cursor. */
export async function listSamplesByAuthors(
  db: Db,
  authorIds: readonly string[],
  page: Page,
): Promise<Map<string, SampleRow[]>> {
  const rows = await db
    .selectFrom(uuidRows(authorIds, 'parent'))
    .innerJoinLateral(
      (eb) =>
        keyset(
          eb.selectFrom('samples').selectAll().whereRef('samples.authorId', '=', 'parent.id'),
          page,
          ['samples.id'],
          'desc',
        ).as('s'),
      (join) => join.onTrue(),
    )
    .selectAll('s')
    .orderBy('s.id', 'desc')
    .execute()
  return Map.groupBy(rows, ({ authorId }) => authorId)
}

export function insertSample(trx: Trx, sample: Insertable<Samples>): Promise<SampleRow> {
  return trx.insertInto('samples').values(sample).returningAll().executeTakeFirstOrThrow()
}

export async function deleteSamplesOf(trx: Trx, authorId: string): Promise<void> {
  await trx.deleteFrom('samples').where('authorId', '=', authorId).execute()
}
