import { readdir } from 'node:fs/promises'
import { revertMigration, runMigrations } from '@plaza/database'
import { createTestDatabase } from '@plaza/database/testing'
import { subgraphNames } from '@plaza/schema/subgraphs'
import pg from 'pg'
import { expect, test } from 'vitest'
import { migrationsOf } from '../src/repository.ts'

/** What a migration can make, as one line each. */
const schema = `
  select format('column %s.%s %s %s default %s', table_name, column_name, udt_name, is_nullable, column_default)
    from information_schema.columns where table_schema = 'public'
  union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace
  union all select indexdef from pg_indexes where schemaname = 'public'
  union all select format('policy %s %s %s %s %s %s', tablename, policyname, roles, cmd, qual, with_check) from pg_policies
  union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select pg_get_functiondef(p.oid) from pg_proc p
    where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all select format('table %s %s %s %s', relname, relacl, relrowsecurity, relforcerowsecurity)
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm')
  union all select format('type %s', typname) from pg_type
    where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
  order by 1
`

test.for(subgraphNames)('migrations of %s are numbered one after the other', async (name) => {
  const numbers = (await readdir(migrationsOf(name))).sort().map((file) => Number(file.slice(0, 4)))
  expect(numbers).toEqual(numbers.map((_, place) => place + 1))
})

test.for(subgraphNames)('every migration of %s can be taken back and run again, to the same schema', async (name) => {
  const migrations = migrationsOf(name)
  const folders = [migrations]
  await using database = await createTestDatabase({ service: name, migrations })
  const before = await lines(database.url)
  const reverted: string[] = []
  for (let last = await revertMigration(database, { folders }); last.length > 0; ) {
    reverted.push(...last)
    last = await revertMigration(database, { folders })
  }
  const own = (await lines(database.url)).filter((line) => !/kysely_migration/.test(line))
  expect(own).toEqual([])
  expect(await runMigrations(database, { folders })).toEqual(reverted.toReversed())
  expect(await lines(database.url)).toEqual(before)
})

async function lines(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query({ text: schema, rowMode: 'array' })
    return rows.flat()
  } finally {
    await client.end()
  }
}
