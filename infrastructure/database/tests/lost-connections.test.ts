import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { TestDatabase } from '../src/testing/index.ts'
import { ada, type DB, startLab, writeNote } from './lab.ts'

const pid = sql<{ pid: number }>`select pg_backend_pid() as pid`

async function kill(lab: TestDatabase<DB>, backend: number | undefined): Promise<void> {
  await sql`select pg_terminate_backend(${backend}, 5000)`.execute(lab.system)
}

test('a read survives the loss of the connection of the read before it', async () => {
  await using lab = await startLab()
  await using viewer = lab.forViewer({ id: ada })
  const { rows } = await pid.execute(viewer.db)
  await kill(lab, rows[0]?.pid)
  // The one that meets the dead connection may fail; it must not take the process or the next one with it.
  await pid.execute(viewer.db).catch(() => {})
  const after = await pid.execute(viewer.db)
  expect(after.rows[0]?.pid).not.toBe(rows[0]?.pid)
})

test('a transaction whose back end is killed fails with that error, changes nothing and leaves no connection behind', async () => {
  await using lab = await startLab({ poolMax: 2 })
  const id = await writeNote(lab, ada, 'old')
  await using viewer = lab.forViewer({ id: ada })
  const killed = viewer.db.transaction().execute(async (trx) => {
    const { rows } = await pid.execute(trx)
    await trx.updateTable('notes').set({ body: 'new' }).where('id', '=', id).execute()
    await kill(lab, rows[0]?.pid)
    await trx.updateTable('notes').set({ body: 'newer' }).where('id', '=', id).execute()
  })
  await expect(killed).rejects.toThrow(/terminat|connection/i)
  expect(await viewer.db.selectFrom('notes').select('body').execute()).toEqual([{ body: 'old' }])
  await viewer.release()
  expect(lab.gauges().requests).toEqual({ total: 1, idle: 1, waiting: 0 })
})

test('the owner’s transactions too tell the first error when the connection is gone', async () => {
  await using lab = await startLab({ poolMax: 2 })
  const killed = lab.system.transaction().execute(async (trx) => {
    const { rows } = await pid.execute(trx)
    await kill(lab, rows[0]?.pid)
    throw new Error('the cause')
  })
  await expect(killed).rejects.toThrow('the cause')
  await lab.ping()
  const { system } = lab.gauges()
  expect(system).toMatchObject({ waiting: 0, idle: system.total })
})

test('a connection killed while idle is replaced in silence', async () => {
  await using lab = await startLab()
  const { rows } = await pid.execute(lab.system)
  const { Client } = await import('pg')
  const other = new Client({ connectionString: lab.url })
  await other.connect()
  const gone = new Promise((resolve) => lab.pool.once('remove', resolve))
  await other.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid])
  await gone
  await other.end()
  await lab.ping()
})

test('a statement that takes too long is cut off, and the request goes on', async () => {
  await using lab = await startLab({ statementTimeoutMs: 100 })
  await using viewer = lab.forViewer({ id: ada })
  await expect(sql`select pg_sleep(5)`.execute(viewer.db)).rejects.toMatchObject({ code: '57014' })
  expect((await pid.execute(viewer.db)).rows).toHaveLength(1)
})

test('a viewer whose role is missing reads nothing, least of all as the owner', async () => {
  await using lab = await startLab()
  await writeNote(lab, ada, 'of ada')
  const { connectDatabase } = await import('../src/index.ts')
  const { pino } = await import('pino')
  const other = connectDatabase<DB>({ url: lab.url }, { service: 'absent', log: pino({ level: 'silent' }) })
  const viewer = other.forViewer({ id: ada })
  const reading = viewer.db.selectFrom('notes').select('body').execute()
  await expect(reading).rejects.toThrow(/absent_app/)
  const writing = viewer.db.transaction().execute((trx) => trx.deleteFrom('notes').execute())
  await expect(writing).rejects.toThrow(/absent_app/)
  await viewer.release()
  await other.close()
  expect(await lab.system.selectFrom('notes').select('body').execute()).toHaveLength(1)
})

test('a pool that is used up says so within the connect time-out', async () => {
  await using lab = await startLab({ poolMax: 1, connectTimeoutMs: 200 })
  await using holding = lab.forViewer({ id: ada })
  await using waiting = lab.forViewer({ id: ada })
  await holding.db.transaction().execute(async () => {
    await expect(pid.execute(waiting.db)).rejects.toThrow('timeout')
  })
  expect((await pid.execute(waiting.db)).rows).toHaveLength(1)
})
