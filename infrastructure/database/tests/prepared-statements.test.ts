import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { ViewerDatabase } from '../src/index.ts'
import type { TestDatabase } from '../src/testing/index.ts'
import { ada, type DB, grace, startLab, writeNote } from './lab.ts'

/** Reads until a statement is prepared and PostgreSQL has stopped planning it for each set of values. */
const enough = Array.from({ length: 20 }, (_, index) => index)

async function as<T>(lab: TestDatabase<DB>, id: string | null, read: (db: ViewerDatabase<DB>['db']) => Promise<T>) {
  await using viewer = lab.forViewer({ id })
  return await read(viewer.db)
}

const notesOf = (lab: TestDatabase<DB>, id: string | null) =>
  as(lab, id, (db) => db.selectFrom('notes').selectAll().execute())

const preparedOn = async (lab: TestDatabase<DB>): Promise<{ statement: string; generic: number }[]> => {
  const { rows } = await as(lab, null, (db) =>
    sql<{
      statement: string
      generic: number
    }>`select statement, generic_plans::int as generic from pg_prepared_statements`.execute(db),
  )
  return rows.filter(({ statement }) => statement.includes('"notes"'))
}

test('a read that comes back is planned once, and each viewer still sees what is theirs', async () => {
  await using lab = await startLab({ poolMax: 1 })
  await writeNote(lab, ada, 'of ada')
  await writeNote(lab, grace, 'of grace')
  for (const _ of enough) {
    expect(await notesOf(lab, ada)).toMatchObject([{ body: 'of ada' }])
    expect(await notesOf(lab, grace)).toMatchObject([{ body: 'of grace' }])
    expect(await notesOf(lab, null)).toEqual([])
  }
  const [{ statement, generic } = { statement: '', generic: 0 }] = await preparedOn(lab)
  expect(statement).toBe('select * from "notes"')
  expect(generic).toBeGreaterThan(enough.length)
})

test('lists of any length are one statement', async () => {
  await using lab = await startLab({ poolMax: 1 })
  const ids = await Promise.all(['a', 'b', 'c'].map((body) => writeNote(lab, ada, body)))
  const bodies = (operator: 'in' | 'not in', some: readonly string[]) =>
    as(lab, ada, async (db) => {
      const rows = await db.selectFrom('notes').select('body').where('id', operator, some).orderBy('body').execute()
      return rows.map(({ body }) => body).join('')
    })
  for (const _ of enough) {
    expect(await bodies('in', ids)).toBe('abc')
    expect(await bodies('in', ids.slice(1))).toBe('bc')
    expect(await bodies('in', [])).toBe('')
  }
  expect(await preparedOn(lab)).toHaveLength(1)
  expect(await bodies('not in', ids.slice(1))).toBe('a')
  expect(await bodies('not in', [])).toBe('abc')
})

test('lists of other types, of subqueries and of pairs mean what they say', async () => {
  await using lab = await startLab()
  const id = await writeNote(lab, ada, 'it')
  const { createdAt } = await lab.system.selectFrom('notes').select('createdAt').executeTakeFirstOrThrow()
  const count = await as(lab, ada, (db) =>
    db
      .selectFrom('notes')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('size', 'in', [0, 1])
      .where('createdAt', 'in', [createdAt])
      .where('body', 'not in', ['', "it's", '{x}', 'a,b', '"'])
      .where('id', 'in', (eb) => eb.selectFrom('notes').select('id'))
      .where((eb) => eb(eb.refTuple('id', 'ownerId'), 'in', [eb.tuple(id, ada)]))
      .executeTakeFirstOrThrow(),
  )
  expect(count).toEqual({ count: 1 })
})

test('a migration under a prepared read is not noticed by who reads', async () => {
  await using lab = await startLab({ poolMax: 1 })
  await writeNote(lab, ada, 'of ada')
  for (const _ of enough) await notesOf(lab, ada)
  await sql`alter table notes add column colour text not null default 'red'`.execute(lab.system)
  const both = await as(lab, ada, (db) =>
    Promise.all([db.selectFrom('notes').selectAll().execute(), db.selectFrom('notes').select('body').execute()]),
  )
  expect(both).toMatchObject([[{ body: 'of ada', colour: 'red' }], [{ body: 'of ada' }]])
  for (const _ of enough) expect(await notesOf(lab, ada)).toMatchObject([{ colour: 'red' }])
})

test('nothing is prepared where that is switched off', async () => {
  await using lab = await startLab({ poolMax: 1, preparedStatements: false })
  for (const _ of enough) await notesOf(lab, ada)
  expect(await preparedOn(lab)).toEqual([])
})
