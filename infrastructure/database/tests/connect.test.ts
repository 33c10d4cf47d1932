import { sql } from 'kysely'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { connectDatabase, databaseConfig, newId, newIdAt } from '../src/index.ts'
import { createTestDatabase } from '../src/testing/index.ts'
import { ada, startLab } from './lab.ts'

const log = pino({ level: 'silent' })

test('values arrive as the generated types say', async () => {
  await using lab = await startLab()
  const { rows } = await sql`
    select 12::int8 as big, 1.5::numeric as exact, '2026-02-03'::date as day, array[1, null]::int8[] as bigs,
      array['2026-02-03'::date] as days, '2026-02-03T04:05:06.789Z'::timestamptz as moment,
      '{"a_b": {"c_d": 1}}'::jsonb as some_json
  `.execute(lab.system)
  expect(rows).toEqual([
    {
      big: 12,
      exact: 1.5,
      day: '2026-02-03',
      bigs: [1, null],
      days: ['2026-02-03'],
      moment: new Date('2026-02-03T04:05:06.789Z'),
      someJson: { a_b: { c_d: 1 } },
    },
  ])
})

test('a connection says who it is and has its time-outs', async () => {
  await using lab = await startLab({ statementTimeoutMs: 1_234, lockTimeoutMs: 567, idleInTransactionTimeoutMs: 8_901 })
  const { rows } = await sql`
    select current_setting('application_name') as name, current_setting('statement_timeout') as statement,
      current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle
  `.execute(lab.system)
  expect(rows).toEqual([{ name: 'plaza-lab-system', statement: '1234ms', lock: '567ms', idle: '8901ms' }])
})

test('a connection is replaced after its uses', async () => {
  await using lab = await startLab({ systemPoolMax: 1, maxUses: 2 })
  const pids: unknown[] = []
  for (let use = 0; use < 4; use += 1) {
    const { rows } = await lab.pool.query('select pg_backend_pid() as pid')
    pids.push(rows[0].pid)
  }
  expect(pids[0]).toBe(pids[1])
  expect(pids[2]).toBe(pids[3])
  expect(pids[0]).not.toBe(pids[2])
})

test('a slow statement is logged with its placeholders and without its parameters', async () => {
  const lines: string[] = []
  const captured = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) })
  await using lab = await createTestDatabase({
    service: 'lab',
    migrations: new URL('./migrations/', import.meta.url),
    settings: { slowQueryMs: 50 },
    log: captured,
  })
  await sql`select pg_sleep(${0.08}), ${'a secret'}::text`.execute(lab.system)
  await sql`select ${'a secret'}::text`.execute(lab.system)
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] as string)).toMatchObject({
    msg: 'slow query',
    sql: 'select pg_sleep($1), $2::text',
    milliseconds: expect.toSatisfy((value: number) => value >= 80),
    rows: 1,
  })
  expect(lines[0]).not.toContain('secret')
})

test('what PostgreSQL says about the values of a row is not written out with the error', async () => {
  await using lab = await startLab()
  await sql`create table addresses (address text primary key)`.execute(lab.system)
  const insert = () => sql`insert into addresses values (${'ada@plaza.example'})`.execute(lab.system)
  await insert()
  const error = await insert().catch((reason) => reason)
  expect(error).toMatchObject({ code: '23505', constraint: 'addresses_pkey' })
  expect(error.detail).toContain('ada@')
  expect(JSON.stringify([{ ...error }, error.message, pino.stdSerializers.err(error)])).not.toContain('ada@')
})

test('listeners hear of every statement but those around a transaction', async () => {
  await using lab = await startLab()
  const sent: string[] = []
  const stop = lab.onQuery(({ sql }) => sent.push(sql))
  await using viewer = lab.forViewer({ id: ada })
  await sql`select 1`.execute(viewer.db)
  await viewer.db.transaction().execute((trx) => sql`select 2`.execute(trx))
  await viewer.release()
  await lab.system.transaction().execute((trx) => sql`select 3`.execute(trx))
  stop()
  await sql`select 4`.execute(lab.system)
  expect(sent).toEqual(['select 1', 'select 2', 'select 3'])
})

test('a server that is not there is an error within the connect time-out', async () => {
  const database = connectDatabase(
    { url: 'postgres://nobody@127.0.0.1:1/x', connectTimeoutMs: 500 },
    { service: 'lab', log },
  )
  await expect(database.ping()).rejects.toThrow('ECONNREFUSED')
  await database.close()
})

test('TLS that does not prove who answers is refused', () => {
  const connect = (query: string) => () =>
    connectDatabase({ url: `postgres://lab@db.example/x?${query}` }, { service: 'lab', log })
  expect(connect('sslmode=require')).toThrow('sslmode=require does not prove which server answers')
  expect(connect('sslmode=verify-full&sslrootcert=/no/such/file.pem')).toThrow('/no/such/file.pem')
})

test('a server without TLS is refused when verify-full is asked for', async () => {
  await using lab = await startLab()
  const database = connectDatabase({ url: lab.url, tls: 'verify-full' }, { service: 'lab', log })
  await expect(database.ping()).rejects.toThrow('does not support SSL')
  await database.close()
})

test('every wrong setting is reported at once', () => {
  const { error } = databaseConfig.safeParse({ url: 'mysql://x', poolMax: 0, lockTimeoutMs: -1 })
  expect(error?.issues.map(({ path }) => path[0])).toEqual(['url', 'poolMax', 'lockTimeoutMs'])
})

test('ids sort by the time they were made at', () => {
  const ids = Array.from({ length: 100 }, newId)
  expect(ids.toSorted()).toEqual(ids)
  expect(newIdAt(new Date('2020-01-01')) < newIdAt(new Date('2020-01-02'))).toBe(true)
})
