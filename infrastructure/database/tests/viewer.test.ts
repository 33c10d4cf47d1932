import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../src/testing/index.ts'

test('smoke', async () => {
  await using database = await createTestDatabase<{ notes: { id: string } }>({
    service: 'lab',
    migrations: new URL('./migrations/', import.meta.url),
  })
  await using viewer = database.forViewer({ id: null })
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(viewer.db)
  expect(rows).toEqual([{ role: 'lab_app' }])
})
