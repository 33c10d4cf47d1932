import { keyset, type Page, statement, uuidRows } from '@plaza/database'
import type { Insertable, Selectable } from 'kysely'
import type { Samples } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'

export type SampleRow = Selectable<Samples>

const samplesByIds = statement((db: Db, { ids }: { ids: readonly string[] }) =>
  db.selectFrom('samples').selectAll().where('id', 'in', ids),
)

export async function listSamplesByIds(db: Db, ids: readonly string[]): Promise<Map<string, SampleRow>> {
  const rows = await samplesByIds.execute(db, { ids })
  return new Map(rows.map((row) => [row.id, row]))
}

const samplesByAuthors = statement((db: Db, { authorIds, page }: { authorIds: readonly string[]; page: Page }) =>
  db
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
    .orderBy('s.id', 'desc'),
)

/** Newest first. Ids are UUIDv7, so the id is also the cursor. */
export async function listSamplesByAuthors(
  db: Db,
  authorIds: readonly string[],
  page: Page,
): Promise<Map<string, SampleRow[]>> {
  const rows = await samplesByAuthors.execute(db, { authorIds, page })
  return Map.groupBy(rows, ({ authorId }) => authorId)
}

export function insertSample(trx: Trx, sample: Insertable<Samples>): Promise<SampleRow> {
  return trx.insertInto('samples').values(sample).returningAll().executeTakeFirstOrThrow()
}

export async function deleteSamplesOf(trx: Trx, authorId: string): Promise<void> {
  await trx.deleteFrom('samples').where('authorId', '=', authorId).execute()
}
