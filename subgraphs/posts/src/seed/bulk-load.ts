import { clientConfig, copyRows, type Database } from '@plaza/database'
import pg from 'pg'
import type { DB } from '../generated/database.ts'

export type Rows<Row> = Iterable<Row> | AsyncIterable<Row>

type Table = keyof DB & string

/** Rows that are held in memory at a time. */
const chunkSize = 5_000

export type Copy = (table: Table, columns: readonly string[], rows: Iterable<readonly unknown[]>) => Promise<number>

/**
 * Copies rows into tables, without the triggers that count them: `finishSeed` does that for all at once.
 *
 * An empty table gets many rows without constraints and indexes, which are put back after: one check and one sort instead
 * of one a row. Into a table that has rows, only those that are not there yet are taken over, so a load can be
 * repeated. All or nothing.
 */
export async function bulkLoad<Row>(
  database: Database<DB>,
  tables: readonly Table[],
  rows: Rows<Row>,
  load: (copy: Copy, chunk: readonly Row[]) => Promise<unknown>,
): Promise<number> {
  return withClient(database, async (client) => {
    await client.query('begin')
    // For the sorts behind the indexes.
    await client.query("set local maintenance_work_mem = '256MB'")
    const chunks = chunksOf(rows)
    let chunk = await chunks.next()
    const areMany = !chunk.done && chunk.value.length === chunkSize
    const targets = new Map<Table, Target>()
    for (const table of tables) targets.set(table, await openTarget(client, table, areMany))
    const copy: Copy = (table, columns, values) => targets.get(table)!.copy(columns, values)
    let count = 0
    for (; !chunk.done; chunk = await chunks.next()) {
      await load(copy, chunk.value)
      count += chunk.value.length
    }
    for (const target of targets.values()) await target.close()
    await client.query('commit')
    return count
  })
}

/** A connection of its own, without time limits; an open transaction ends with it. */
export async function withClient<Result>(
  database: Database<DB>,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const settings = clientConfig(database.config, 'plaza-posts-seed')
  const client = new pg.Client({ ...settings, statement_timeout: 0, lock_timeout: 0 })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

interface Target {
  copy(columns: readonly string[], rows: Iterable<readonly unknown[]>): Promise<number>
  close(): Promise<void>
}

async function openTarget(client: pg.Client, table: Table, areMany: boolean): Promise<Target> {
  const name = pg.escapeIdentifier(snakeCase(table))
  const { rowCount } = await client.query(`select from ${name} limit 1`)
  if (rowCount !== 0) return filledTarget(client, table, name)
  return areMany ? bareTarget(client, table, name) : plainTarget(client, table)
}

function plainTarget(client: pg.Client, table: Table): Target {
  return {
    copy: (columns, rows) => copyRows<DB, Table>(client, table, columns as never, rows, { withoutTriggers: true }),
    close: async () => {},
  }
}

async function bareTarget(client: pg.Client, table: Table, name: string): Promise<Target> {
  // Foreign keys first when dropping, last when putting back. A key that other tables refer to has to stay.
  const { rows: constraints } = await client.query<{ name: string; definition: string }>(
    `select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint c
     where conrelid = $1::regclass and contype in ('f', 'p', 'u')
       and (contype = 'f' or not exists (select from pg_constraint r where r.contype = 'f' and r.conindid = c.conindid))
     order by contype = 'f' desc`,
    [name],
  )
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select quote_ident(relname) as name, pg_get_indexdef(indexrelid) as definition
     from pg_index join pg_class on pg_class.oid = indexrelid where indrelid = $1::regclass
       and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))`,
    [name],
  )
  for (const constraint of constraints) await client.query(`alter table ${name} drop constraint ${constraint.name}`)
  for (const index of indexes) await client.query(`drop index ${index.name}`)
  return {
    ...plainTarget(client, table),
    async close() {
      for (const index of indexes) await client.query(index.definition)
      for (const constraint of constraints.toReversed()) {
        await client.query(`alter table ${name} add constraint ${constraint.name} ${constraint.definition}`)
      }
    },
  }
}

async function filledTarget(client: pg.Client, table: Table, name: string): Promise<Target> {
  const incoming = `incoming_${snakeCase(table)}`
  await client.query(
    `create temporary table ${incoming} (like ${name} including defaults including generated) on commit drop`,
  )
  await client.query(`alter table ${incoming} add column incoming_order bigint generated always as identity`)
  const used = new Set<string>()
  return {
    copy(columns, rows) {
      for (const column of columns) used.add(snakeCase(column))
      return copyRows<DB, Table>(client, incoming as Table, columns as never, rows)
    },
    async close() {
      if (used.size === 0) return
      const columns = [...used].join(', ')
      await client.query(`alter table ${name} disable trigger user`)
      await client.query(
        `insert into ${name} (${columns}) select ${columns} from ${incoming} order by incoming_order on conflict do nothing`,
      )
      await client.query(`alter table ${name} enable trigger user`)
    },
  }
}

async function* chunksOf<Row>(rows: Rows<Row>): AsyncGenerator<Row[]> {
  let chunk: Row[] = []
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length < chunkSize) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
