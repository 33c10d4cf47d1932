import { expect, test } from 'vitest'
import { createTestDatabase } from '../src/testing/index.ts'
import { assertTestDatabase } from '../src/testing/server.ts'
import { ada, migrations, startLab, writeNote } from './lab.ts'

test('each test database starts empty and sees nothing of the others', async () => {
  const labs = await Promise.all([startLab(), startLab(), startLab()])
  await writeNote(labs[0]!, ada, 'only here')
  const counts = labs.map(async (lab) => (await lab.system.selectFrom('notes').select('id').execute()).length)
  expect(await Promise.all(counts)).toEqual([1, 0, 0])
  for (const lab of labs) await lab[Symbol.asyncDispose]()
})

test('a disposed test database is gone', async () => {
  const lab = await startLab()
  await lab[Symbol.asyncDispose]()
  await using other = await startLab()
  const { rows } = await other.pool.query('select 1 from pg_database where datname = $1', [lab.name])
  expect(rows).toEqual([])
})

test('a database that could be real is refused', () => {
  expect(() => assertTestDatabase('lab_db')).toThrow('not a test database')
  expect(() => assertTestDatabase('lab_test_1')).not.toThrow()
})

test('the name tells that it is for tests', async () => {
  await using lab = await createTestDatabase({ service: 'lab', migrations })
  expect(lab.name).toMatch(/^lab_test_/)
})
