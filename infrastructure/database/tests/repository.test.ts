import { expect, test } from 'vitest'
import { createRepository, newId, parsePage } from '../src/index.ts'
import { ada, type DB, grace, startLab, writeNote } from './lab.ts'

const notes = createRepository<DB>()('notes', { columns: ['id', 'ownerId', 'body', 'size'] })

test('a row is written, found, changed and deleted', async () => {
  await using lab = await startLab()
  const id = newId()
  const note = { id, ownerId: ada, body: 'first', size: 0 }
  expect(await notes.insert(lab.system, { id, ownerId: ada, body: 'first' })).toEqual(note)
  expect(await notes.find(lab.system, id)).toEqual(note)
  expect(await notes.findBy(lab.system, 'body', 'first')).toEqual(note)
  expect(await notes.update(lab.system, id, { size: 2 })).toEqual({ ...note, size: 2 })
  expect(await notes.delete(lab.system, id)).toBe(true)
  expect(await notes.delete(lab.system, id)).toBe(false)
  expect(await notes.find(lab.system, id)).toBeNull()
  expect(await notes.update(lab.system, id, { size: 3 })).toBeNull()
})

test('any number of rows is found in one statement, and none in none', async () => {
  await using lab = await startLab()
  const ids = [await writeNote(lab, ada, 'a'), await writeNote(lab, ada, 'b')]
  const sent: string[] = []
  lab.onQuery(({ sql }) => sent.push(sql))
  const found = await notes.findMany(lab.system, [...ids, newId()])
  expect(found.map(({ id }) => id).sort()).toEqual(ids.sort())
  expect(await notes.findMany(lab.system, [])).toEqual([])
  expect(sent).toHaveLength(1)
})

test('a page has one row more than it shows, of those that match', async () => {
  await using lab = await startLab()
  for (const body of ['a', 'b', 'c', 'd']) await writeNote(lab, ada, body)
  await writeNote(lab, grace, 'z')
  const page = parsePage({ first: 2 }, ['text', 'uuid'])
  const order = { columns: ['body', 'id'], direction: 'desc' } as const
  const rows = await notes.page(lab.system, page, order, { ownerId: ada })
  expect(rows.map(({ body }) => body)).toEqual(['d', 'c', 'b'])
})

test('through a viewer it reaches the viewer’s rows alone', async () => {
  await using lab = await startLab()
  const id = await writeNote(lab, grace, 'of grace')
  await using viewer = lab.forViewer({ id: ada })
  expect(await notes.find(viewer.db, id)).toBeNull()
  expect(await viewer.db.transaction().execute((trx) => notes.delete(trx, id))).toBe(false)
})
