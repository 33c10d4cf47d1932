import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { copyRows, newId } from '../src/index.ts'
import { ada, type DB, startLab } from './lab.ts'

const columns = ['id', 'ownerId', 'body', 'size', 'price', 'writtenOn', 'labels', 'data', 'createdAt'] as const

test('every kind of value arrives as an insert would have stored it', async () => {
  await using lab = await startLab()
  const createdAt = new Date('2026-01-02T03:04:05.678Z')
  const note = {
    id: newId(),
    ownerId: ada,
    body: 'tab\t, line\nbreak, return\r, back\\slash, \\N, “ünïcødé” 🎉',
    size: 9_007_199_254_740_991,
    price: 12.5,
    writtenOn: '2026-01-02',
    labels: ['plain', 'with "quotes" and \\', 'comma, {brace}', '', 'null'],
    data: { user_id: [1, null, { a: 'line\n' }] },
    createdAt,
  }
  const rows = [
    columns.map((column) => note[column]),
    [newId(), ada, 'sparse', 0, null, undefined, [], null, createdAt],
  ]
  expect(await copyRows(lab, 'notes', columns, rows)).toBe(2)
  const [full, sparse] = await lab.system.selectFrom('notes').select(columns).orderBy('size', 'desc').execute()
  expect(full).toEqual(note)
  expect(sparse).toMatchObject({ body: 'sparse', price: null, writtenOn: null, labels: [], data: null })
})

test('rows may come one by one, in more than one message', async () => {
  await using lab = await startLab()
  async function* rows() {
    for (let index = 0; index < 5_000; index += 1) yield [newId(), ada, `note ${index} ${'x'.repeat(100)}`]
  }
  expect(await copyRows(lab, 'notes', ['id', 'ownerId', 'body'], rows())).toBe(5_000)
})

test('one bad row undoes all of them, and the table is guarded as before', async () => {
  await using lab = await startLab()
  const rows = [
    [newId(), ada, 'good'],
    [newId(), ada, ''],
  ]
  await expect(copyRows(lab, 'notes', ['id', 'ownerId', 'body'], rows)).rejects.toMatchObject({ code: '23514' })
  expect(await lab.system.selectFrom('notes').select('id').execute()).toEqual([])
  const forced = await sql`select relforcerowsecurity as forced from pg_class where relname = 'notes'`.execute(
    lab.system,
  )
  expect(forced.rows).toEqual([{ forced: true }])
})

test('an error where the rows come from stops the copy', async () => {
  await using lab = await startLab()
  function* rows() {
    yield [newId(), ada, 'good']
    throw new Error('the file ended early')
  }
  await expect(copyRows(lab, 'notes', ['id', 'ownerId', 'body'], rows())).rejects.toThrow('the file ended early')
  expect(await lab.system.selectFrom('notes').select('id').execute()).toEqual([])
})

test('triggers can be left out', async () => {
  await using lab = await startLab()
  await sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'refused'; end $$`.execute(
    lab.system,
  )
  await sql`create trigger refuse before insert on notes for each row execute function refuse()`.execute(lab.system)
  const columns = ['id', 'ownerId', 'body'] as const
  await expect(copyRows(lab, 'notes', columns, [[newId(), ada, 'a']])).rejects.toThrow('refused')
  expect(await copyRows(lab, 'notes', columns, [[newId(), ada, 'a']], { withoutTriggers: true })).toBe(1)
  await expect(copyRows(lab, 'notes', columns, [[newId(), ada, 'b']])).rejects.toThrow('refused')
})

test('through a client it joins the transaction that is open there', async () => {
  await using lab = await startLab()
  const { Client } = await import('pg')
  const client = new Client({ connectionString: lab.url })
  await client.connect()
  await client.query('begin')
  expect(await copyRows<DB, 'notes'>(client, 'notes', ['id', 'ownerId', 'body'], [[newId(), ada, 'a']])).toBe(1)
  await client.query('rollback')
  await client.end()
  expect(await lab.system.selectFrom('notes').select('id').execute()).toEqual([])
})
