import { type CompiledQuery, type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId, readerOver, type ViewersDatabase, viewerInSession } from '../src/index.ts'
import { ada, type DB, grace, startLab, writeNote } from './lab.ts'

const alan = '0190a000-0000-7000-8000-00000000000c'
const everyNote: Pick<CompiledQuery, 'sql' | 'parameters'> = {
  sql: 'select owner_id, body from notes order by body',
  parameters: [],
}

/** The bodies that each of the viewers is shown. */
async function bodies(viewers: ViewersDatabase, ids: readonly string[], query = everyNote) {
  const found = await viewers.readAs(ids, query)
  return Object.fromEntries([...found].map(([id, rows]) => [id, rows.toObjects().map(({ body }) => body)]))
}

/** A statement that Kysely makes, as each of the viewers. */
function kyselyAs(viewers: ViewersDatabase, ids: readonly string[]) {
  const answers: Record<string, unknown>[][] = []
  const db: Kysely<DB> = readerOver<DB>(async (query) => {
    for (const rows of (await viewers.readAs(ids, query)).values()) answers.push(rows.toObjects())
    return answers[0] ?? []
  })
  return { db, answers }
}

test('one statement shows each viewer what the policies show them alone', async () => {
  await using lab = await startLab()
  await writeNote(lab, ada, 'of ada')
  await writeNote(lab, grace, 'of grace')
  await writeNote(lab, grace, 'of grace too')
  const statements: string[] = []
  lab.onQuery((event) => statements.push(event.sql))
  await using viewers = lab.forViewers()
  expect(await bodies(viewers, [ada, alan, grace, ''])).toEqual({
    [ada]: ['of ada'],
    [alan]: [],
    [grace]: ['of grace', 'of grace too'],
    '': [],
  })
  expect(statements).toEqual([everyNote.sql])
})

test('a viewer outside of the set is shown nothing, and the set is not left on the connection', async () => {
  await using lab = await startLab({ livePoolMax: 1 })
  await writeNote(lab, ada, 'of ada')
  await writeNote(lab, grace, 'of grace')
  await using viewers = lab.forViewers()
  expect(await bodies(viewers, [ada])).toEqual({ [ada]: ['of ada'] })
  const nobody = {
    sql: "select current_setting('app.current_user_id', true) as body, current_user as role",
    parameters: [],
  }
  expect(await bodies(viewers, [''], nobody)).toEqual({ '': [''] })
  expect(await bodies(viewers, [''])).toEqual({ '': [] })
  await viewers.release()
  await using other = lab.forViewer({ id: null, isLive: true })
  const { rows } = await sql<{ id: string | null; role: string }>`
    select viewer_id() as id, current_user as role
  `.execute(other.db)
  expect(rows).toEqual([{ id: null, role: 'lab_app' }])
  expect(await other.db.selectFrom('notes').selectAll().execute()).toEqual([])
})

test('what is no UUID is refused before anything is sent', async () => {
  await using lab = await startLab()
  await using viewers = lab.forViewers()
  for (const id of ["' or true --", 'ada', `{${ada}}`, `${ada},${grace}`, ada.toUpperCase(), ' ']) {
    await expect(viewers.readAs([ada, id], everyNote)).rejects.toThrow('not a UUID')
  }
  expect(lab.gauges().live.total).toBe(0)
})

test('a write is refused, whatever it is written as', async () => {
  await using lab = await startLab()
  const id = await writeNote(lab, ada, 'old')
  await using viewers = lab.forViewers()
  for (const text of [
    `with changed as (update notes set body = 'new' returning body) select body from changed`,
    `delete from notes returning body`,
    `select body from notes where id = '${id}' for update`,
  ]) {
    await expect(viewers.readAs([ada], { sql: text, parameters: [] })).rejects.toThrow()
  }
  expect(await bodies(viewers, [ada])).toEqual({ [ada]: ['old'] })
})

test('arguments are values, of every type that our queries have', async () => {
  await using lab = await startLab()
  const id = await writeNote(lab, ada, `it's "mine", \\ {all} of it`)
  await using viewers = lab.forViewers()
  const { db, answers } = kyselyAs(viewers, [ada, grace])
  await db
    .selectFrom('notes')
    .selectAll()
    .where('id', 'in', [newId(), id])
    .where('body', 'in', [`it's "mine", \\ {all} of it`, `'); drop table notes; --`])
    .where('ownerId', '=', viewerInSession)
    .where('createdAt', '<=', new Date())
    .where(sql<boolean>`${null}::text is null and ${true}::boolean and size < ${7}`)
    .execute()
  expect(answers).toHaveLength(2)
  expect(answers[1]).toEqual([])
  const [row] = answers[0]!
  expect(row).toMatchObject({ id, size: 0, price: null, labels: [], body: `it's "mine", \\ {all} of it` })
  expect(Object.values(row!).filter((value) => value instanceof Date)).toHaveLength(2)
  await expect(
    viewers.readAs([ada], { sql: 'select body from notes where data = $1', parameters: [Buffer.from('a')] }),
  ).rejects.toThrow('Bytes')
})

test('many viewers share one statement and one transaction', async () => {
  await using lab = await startLab()
  const ids = Array.from({ length: 250 }, () => newId())
  for (const id of ids.slice(0, 3)) await writeNote(lab, id, `of ${id}`)
  const statements: string[] = []
  lab.onQuery((event) => statements.push(event.sql))
  await using viewers = lab.forViewers()
  const found = await bodies(viewers, ids)
  expect(Object.keys(found)).toHaveLength(250)
  expect(ids.filter((id) => found[id]!.length === 1)).toEqual(ids.slice(0, 3))
  expect(statements).toHaveLength(1)
  expect(lab.gauges().live.total).toBe(1)
})

test('texts are equal for viewers who are shown the same', async () => {
  await using lab = await startLab()
  await writeNote(lab, ada, 'of ada')
  await using viewers = lab.forViewers()
  const found = await viewers.readAs([ada, grace, alan], everyNote)
  expect(found.get(grace)!.text).toBe(found.get(alan)!.text)
  expect(found.get(ada)!.text).not.toBe(found.get(alan)!.text)
})

test('a failed statement and a lost connection are over with the next read', async () => {
  await using lab = await startLab({ livePoolMax: 1 })
  await writeNote(lab, ada, 'of ada')
  await using viewers = lab.forViewers()
  await expect(viewers.readAs([ada], { sql: 'select 1 / 0 as body', parameters: [] })).rejects.toThrow('division')
  expect(await bodies(viewers, [ada])).toEqual({ [ada]: ['of ada'] })
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where application_name = 'plaza-lab-live' and datname = current_database()
  `.execute(lab.system)
  await sql`select pg_terminate_backend(${rows[0]!.pid}, 5000)`.execute(lab.system)
  await expect(bodies(viewers, [ada])).rejects.toThrow()
  expect(await bodies(viewers, [ada])).toEqual({ [ada]: ['of ada'] })
})

test('a grant holds for its read alone, whatever else is read at the time, and nothing else is set by one', async () => {
  await using lab = await startLab({ livePoolMax: 1 })
  await using viewers = lab.forViewers()
  const granted = { sql: `select coalesce(current_setting('app.granted_notes', true), '') as body`, parameters: [] }
  const own = new Map([['app.granted_notes', '{one}']])
  const [shown, others, again] = await Promise.all([
    viewers.readAs([ada, grace], granted, own),
    viewers.readAs([alan], granted),
    viewers.readAs([ada], granted, new Map([['app.granted_notes', '{two}']])),
  ])
  expect([ada, grace].map((id) => shown.get(id)!.toObjects())).toEqual([[{ body: '{one}' }], [{ body: '{one}' }]])
  expect(others.get(alan)!.toObjects()).toEqual([{ body: '' }])
  expect(again.get(ada)!.toObjects()).toEqual([{ body: '{two}' }])

  await expect(viewers.readAs([ada], { sql: 'select 1 / 0 as body', parameters: [] }, own)).rejects.toThrow('division')
  expect(await bodies(viewers, [ada], granted)).toEqual({ [ada]: [''] })
  await viewers.readAs([ada], granted, own)
  await viewers.release()
  await using other = lab.forViewer({ id: ada, isLive: true })
  expect((await sql.raw(granted.sql).execute(other.db)).rows).toEqual([{ body: '' }])

  for (const name of ['app.current_user_id', 'role', 'app.granted_Notes', 'row_security', 'app.granted_a,role']) {
    await expect(viewers.readAs([ada], granted, new Map([[name, grace]]))).rejects.toThrow('is no grant')
  }
})

test('columns that a migration changes are read as they are now', async () => {
  await using lab = await startLab()
  await writeNote(lab, ada, 'of ada')
  await using viewers = lab.forViewers()
  const all = { sql: 'select * from notes', parameters: [] }
  for (let n = 0; n < 3; n++) expect(await bodies(viewers, [ada], all)).toEqual({ [ada]: ['of ada'] })
  await viewers.release()
  await sql`alter table notes alter column size type integer, add column mood text default 'calm'`.execute(lab.system)
  const found = await viewers.readAs([ada], all)
  expect(found.get(ada)!.toObjects()).toMatchObject([{ body: 'of ada', size: 0, mood: 'calm' }])
})

test('behind a pooler nothing stays prepared', async () => {
  await using lab = await startLab({ livePoolMax: 1, preparedStatements: false })
  await writeNote(lab, ada, 'of ada')
  for (let n = 0; n < 2; n++) {
    await using viewers = lab.forViewers()
    expect(await bodies(viewers, [ada])).toEqual({ [ada]: ['of ada'] })
  }
  await using viewer = lab.forViewer({ id: ada, isLive: true })
  expect((await sql`select name from pg_prepared_statements`.execute(viewer.db)).rows).toEqual([])
})

test('a set whose role is missing reads nothing, least of all as the owner', async () => {
  await using lab = await startLab()
  await writeNote(lab, ada, 'of ada')
  const { connectDatabase } = await import('../src/index.ts')
  const { pino } = await import('pino')
  const other = connectDatabase<DB>({ url: lab.url }, { service: 'absent', log: pino({ level: 'silent' }) })
  const viewers = other.forViewers()
  await expect(viewers.readAs([ada], everyNote)).rejects.toThrow(/absent_app/)
  await viewers.release()
  await other.close()
})
