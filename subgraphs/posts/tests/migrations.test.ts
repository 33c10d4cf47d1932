import { listMigrations, revertMigration, runMigrations } from '@plaza/database'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startPosts } from './testkit.ts'

test('every migration can be taken back and run again on a filled database', async () => {
  await using posts = await startPosts()
  const ada = await posts.signIn()
  await posts.comment(ada, await posts.post(ada, { content: '#tag', privacyLevel: 'PUBLIC' }))
  await posts.running.stop()
  await posts.bus.stop()
  const folders = { folders: [new URL('../migrations/', import.meta.url)] }
  const schemaOf = async () =>
    (
      await sql<{ name: string }>`
        select relname || ' ' || relkind::text as name from pg_class where relnamespace = 'public'::regnamespace
        union all select proname from pg_proc where pronamespace = 'public'::regnamespace
        union all select tablename || ' ' || policyname || coalesce(qual, '') || coalesce(with_check, '') from pg_policies
        order by 1
      `.execute(posts.database.system)
    ).rows.map(({ name }) => name)
  const before = await schemaOf()
  const count = (await listMigrations(posts.database, folders)).filter(({ name }) => !name.startsWith('0000')).length
  const reverted: string[] = []
  for (let n = 0; n < count; n++) reverted.push(...(await revertMigration(posts.database, folders)))
  expect(reverted.every((name) => !name.startsWith('0000'))).toBe(true)
  expect(await runMigrations(posts.database, folders)).toEqual(reverted.toReversed())
  expect(await schemaOf()).toEqual(before)
})
