import type { Database } from '@plaza/database'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTown, type Town } from '../authorization/town.ts'
import { expectationsOf } from './expectations.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
}, 240_000)
afterAll(() => town?.[Symbol.asyncDispose]())

const databaseOf = (service: SubgraphName): Database<unknown> =>
  town.plaza.plaza.subgraphs.get(service)!.instance.database
const everybody = () => [...Object.values(town.people).map(({ id }) => id), '']

/** Columns that the application role may read, of each table that it may read at all. */
async function readableColumns(database: Database<unknown>, service: SubgraphName, table: string): Promise<string> {
  const { rows } = await database.pool.query(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and has_column_privilege($2, attrelid, attnum, 'select')`,
    [table, `${service}_app`],
  )
  return rows[0].columns
}

describe.each(subgraphNames)('%s, asked by many at once', (service) => {
  test('shows each of them, in every table, what it shows them alone', { timeout: 120_000 }, async () => {
    const database = databaseOf(service)
    let seen = 0
    for (const table of Object.keys(expectationsOf(service))) {
      const columns = await readableColumns(database, service, table)
      if (!columns) continue
      const text = `select t::text as row from (select ${columns} from ${table}) t order by 1`
      await using viewers = database.forViewers()
      const together = await viewers.readAs(everybody(), { sql: text, parameters: [] })
      expect([...together.keys()].sort()).toEqual(everybody().sort())
      for (const id of everybody()) {
        await using alone = database.forViewer({ id: id || null })
        const { rows } = await sql.raw(text).execute(alone.db as never)
        expect([table, id, together.get(id)!.toObjects()]).toEqual([table, id, rows])
        seen += rows.length
      }
    }
    expect(seen).toBeGreaterThan(0)
  })

  test('lets none of them write, and is nobody’s when they have been answered', async () => {
    const database = databaseOf(service)
    await using viewers = database.forViewers()
    for (const table of Object.keys(expectationsOf(service))) {
      for (const text of [
        `delete from ${table}`,
        `with gone as (delete from ${table} returning 1) select 1 from gone`,
      ]) {
        await expect(viewers.readAs(everybody(), { sql: text, parameters: [] })).rejects.toThrow()
      }
    }
    await viewers.readAs(everybody(), { sql: 'select viewer_id() as id', parameters: [] })
    // In the same transaction, and in the next one on the connection.
    const left = { sql: `select current_setting('app.current_user_id', true) as id`, parameters: [] }
    expect((await viewers.readAs([''], left)).get('')!.toObjects()).toEqual([{ id: '' }])
    await viewers.release()
    await using other = database.forViewer({ id: null, isLive: true })
    expect((await sql.raw(left.sql).execute(other.db as never)).rows).toEqual([{ id: '' }])
  })

  test('refuses a set that holds what is no UUID, and a read that sets something', async () => {
    const database = databaseOf(service)
    await using viewers = database.forViewers()
    const read = { sql: 'select viewer_id() as id', parameters: [] }
    const [someone = ''] = everybody()
    for (const id of [`${someone}','true'`, `{${someone}}`, someone.toUpperCase(), 'null', ' ']) {
      await expect(viewers.readAs([someone, id], read)).rejects.toThrow('not a UUID')
    }
    for (const name of ['set_config', 'SET_CONFIG', 'pg_catalog.set_config']) {
      const setting = { sql: `select ${name}('app.current_user_id', '${someone}', true)`, parameters: [] }
      await expect(viewers.readAs([''], setting)).rejects.toThrow('would be set for the next one')
    }
  })
})

test('a file that is granted is shown to those who read with the grant, and by the next read to nobody', async () => {
  const database = databaseOf('media')
  const files = { sql: 'select id from media_files order by id', parameters: [] }
  const aloneAs = async (id: string, grant?: string) => {
    await using alone = database.forViewer({ id: id || null })
    if (grant) await sql`select set_config('app.granted_media', ${grant}, true)`.execute(alone.db as never)
    return (await sql.raw(files.sql).execute(alone.db as never)).rows
  }
  await using viewers = database.forViewers()
  let granted = 0
  for (const mediaId of town.targets.mediaIds!) {
    const grant = `{${mediaId}}`
    const [withGrant, without] = await Promise.all([
      viewers.readAs(everybody(), files, new Map([['app.granted_media', grant]])),
      viewers.readAs(everybody(), files),
    ])
    for (const id of everybody()) {
      expect([id, without.get(id)!.toObjects()]).toEqual([id, await aloneAs(id)])
      expect([id, withGrant.get(id)!.toObjects()]).toEqual([id, await aloneAs(id, grant)])
      granted += withGrant.get(id)!.length - without.get(id)!.length
    }
  }
  expect(granted).toBeGreaterThan(0)
})
