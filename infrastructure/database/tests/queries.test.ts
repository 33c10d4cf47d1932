import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { lockKeys, newId, textRows, upsertIfNewer, uuidRows } from '../src/index.ts'
import { ada, grace, startLab } from './lab.ts'

// The size of a note stands for its version.
const note = { ownerId: ada, body: 'as sent' }
const options = { key: ['id'], version: 'size' } as const

test('a row of a projection is inserted, replaced by a newer one, and kept against an older or the same', async () => {
  await using lab = await startLab()
  const [one, other] = [newId(), newId()]
  const upsert = (rows: (typeof note & { id: string; size: number })[]) =>
    lab.system.transaction().execute((trx) => upsertIfNewer(trx, 'notes', rows, options))

  expect(await upsert([{ ...note, id: one, size: 2 }])).toBe(1)
  expect(await upsert([{ ...note, body: 'late', id: one, size: 1 }])).toBe(0)
  expect(await upsert([{ ...note, body: 'again', id: one, size: 2 }])).toBe(0)
  expect(
    await upsert([
      { ...note, body: 'new', id: one, size: 3 },
      { ...note, id: other, size: 1 },
    ]),
  ).toBe(2)
  expect(await upsert([])).toBe(0)
  const rows = await lab.system.selectFrom('notes').select(['id', 'body', 'size']).orderBy('size').execute()
  expect(rows).toEqual([
    { id: other, body: 'as sent', size: 1 },
    { id: one, body: 'new', size: 3 },
  ])
})

test('a newer row does not replace one that a further condition keeps', async () => {
  await using lab = await startLab()
  const id = newId()
  await lab.system.transaction().execute(async (trx) => {
    const and = sql<boolean>`notes.body <> 'gone'`
    await upsertIfNewer(trx, 'notes', { ...note, id, body: 'gone', size: 1 }, { ...options, and })
    expect(await upsertIfNewer(trx, 'notes', { ...note, id, size: 2 }, { ...options, and })).toBe(0)
  })
})

test('lists are rows to select from, with one parameter for any number of them', async () => {
  await using lab = await startLab()
  const sent: string[] = []
  lab.onQuery((event) => sent.push(event.sql))
  const people = (ids: string[]) => lab.system.selectFrom(uuidRows(ids, 'person')).select('person.id').execute()
  expect(await people([ada, grace])).toEqual([{ id: ada }, { id: grace }])
  expect(await people([])).toEqual([])
  expect(new Set(sent).size).toBe(1)
  expect(
    await lab.system
      .selectFrom(textRows(['a', "b'"], 'word'))
      .selectAll()
      .execute(),
  ).toEqual([{ id: 'a' }, { id: "b'" }])
})

test('two transactions that lock the same keys in opposite orders wait for each other', async () => {
  await using lab = await startLab()
  const held = Promise.withResolvers<void>()
  const free = Promise.withResolvers<void>()
  const order: string[] = []
  const first = lab.system.transaction().execute(async (trx) => {
    await lockKeys(trx, 'note', ['b', 'a'])
    held.resolve()
    await free.promise
    order.push('first')
  })
  await held.promise
  const second = lab.system.transaction().execute(async (trx) => {
    await lockKeys(trx, 'note', ['a', 'b', 'a'])
    order.push('second')
  })
  // Another namespace, and shared locks of one, hold nobody up.
  await lab.system.transaction().execute((trx) => lockKeys(trx, 'post', ['a', 'b']))
  await lab.system.transaction().execute(async (trx) => {
    await lockKeys(trx, 'person', ['a'], { shared: true })
    await lab.system.transaction().execute((other) => lockKeys(other, 'person', ['a'], { shared: true }))
  })
  await lockKeysRefused(lab)
  free.resolve()
  await Promise.all([first, second])
  expect(order).toEqual(['first', 'second'])
})

/** The lock is really held: somebody who does not want to wait is refused it. */
async function lockKeysRefused(lab: Awaited<ReturnType<typeof startLab>>): Promise<void> {
  const { rows } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('note:a', 0)) as got`.execute(lab.system)
  expect(rows).toEqual([{ got: false }])
}
