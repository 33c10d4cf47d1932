import { listMigrations, revertMigration, runMigrations } from '@plaza/database'
import { createTestDatabase } from '@plaza/database/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'

const folders = [new URL('../migrations/', import.meta.url)]

test('each migration can be taken back, leaves nothing behind, and runs again', async () => {
  await using database = await createTestDatabase({ service: 'media', migrations: folders[0]! })
  const target = { url: database.url }
  const objects = async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace
      union all select proname from pg_proc where pronamespace = 'public'::regnamespace
      union all select polname from pg_policy
      order by name
    `.execute(database.system)
    return rows.map(({ name }) => name)
  }
  const complete = await objects()
  const own = (await listMigrations(target, { folders })).filter(({ name }) => !name.startsWith('0000'))
  const reverted: string[] = []
  for (const _ of own) reverted.push(...(await revertMigration(target, { folders })))
  expect(reverted).toEqual(own.map(({ name }) => name).reverse())
  expect((await objects()).filter((name) => /media|collection|upload|storage|object_removal/.test(name))).toEqual([])
  expect(await runMigrations(target, { folders })).toEqual(own.map(({ name }) => name))
  expect(await objects()).toEqual(complete)
})
