import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { ViewerDatabase } from '../src/index.ts'
import { ada, type DB, grace, startLab, writeNote } from './lab.ts'

const bodies = (viewer: ViewerDatabase<DB>) => viewer.db.selectFrom('notes').select('body').orderBy('body').execute()
const backend = async (viewer: ViewerDatabase<DB>): Promise<{ pid: number; transaction: string; role: string }> => {
  const { rows } = await sql<{ pid: number; transaction: string; role: string }>`
    select pg_backend_pid() as pid, current_user as role,
      (select virtualtransaction from pg_locks where pid = pg_backend_pid() limit 1) as transaction
  `.execute(viewer.db)
  return rows[0]!
}

test('a viewer sees what the policies allow, without a where', async () => {
  await using lab = await startLab()
  await writeNote(lab, ada, 'of ada')
  await writeNote(lab, grace, 'of grace')
  await using adas = lab.forViewer({ id: ada })
  await using nobodys = lab.forViewer({ id: null })
  expect(await bodies(adas)).toEqual([{ body: 'of ada' }])
  expect(await bodies(nobodys)).toEqual([])
})

test('reads that a request sends at once are one transaction, and those behind them another', async () => {
  await using lab = await startLab()
  await using viewer = lab.forViewer({ id: ada })
  expect(lab.gauges().requests.total).toBe(0)
  const [first, ...others] = await Promise.all([backend(viewer), backend(viewer), backend(viewer)])
  expect(first?.role).toBe('lab_app')
  for (const other of others) expect(other).toEqual(first)
  const { pid, transaction, role } = await backend(viewer)
  expect({ pid, role }).toEqual({ pid: first?.pid, role: 'lab_app' })
  expect(transaction).not.toBe(first?.transaction)
})

test('a row has its columns in camelCase, whatever they are called, and null where nothing is', async () => {
  await using lab = await startLab()
  await using viewer = lab.forViewer({ id: ada })
  const odd = `it's "]: \\\n`
  const read = sql<Record<string, unknown>>`
    select 1::bigint as some_count, null::bigint as no_count, 'a' as "__proto__", 'b' as ${sql.id(odd)}, false
  `
  for (const _ of [1, 2]) {
    const { rows } = await read.execute(viewer.db)
    expect(Object.entries(rows[0]!)).toEqual([
      ['someCount', 1],
      ['noCount', null],
      ['_Proto__', 'a'],
      [odd, 'b'],
      ['?column?', false],
    ])
  }
})

test('a request holds no connection while it asks nothing', async () => {
  await using lab = await startLab({ poolMax: 1, connectTimeoutMs: 500 })
  await writeNote(lab, ada, 'of ada')
  await using adas = lab.forViewer({ id: ada })
  await using graces = lab.forViewer({ id: grace })
  for (const _ of [1, 2]) {
    expect(await bodies(adas)).toEqual([{ body: 'of ada' }])
    expect(await bodies(graces)).toEqual([])
  }
  // The rows are there before the server says that it is done.
  await expect.poll(() => lab.gauges().requests).toEqual({ total: 1, idle: 1, waiting: 0 })
})

test('what a read sets for its transaction holds for the reads behind it, until the release', async () => {
  await using lab = await startLab({ poolMax: 1 })
  const colour = async (viewer: ViewerDatabase<DB>) =>
    (await sql<{ colour: string | null }>`select current_setting('app.colour', true) as colour`.execute(viewer.db)).rows
  await using adas = lab.forViewer({ id: ada })
  await using graces = lab.forViewer({ id: grace })
  for (const value of ['red', 'blue']) {
    await sql`select set_config('app.colour', ${value}, true)`.execute(adas.db)
    expect(await colour(adas)).toEqual([{ colour: value }])
    expect(await colour(adas)).toEqual([{ colour: value }])
    expect(await colour(graces)).not.toEqual([{ colour: value }])
  }
  const [asked] = await Promise.all([
    colour(graces),
    sql`select set_config('app.colour', 'grey', true)`.execute(graces.db),
  ])
  expect(asked).toEqual([{ colour: 'grey' }])
  await adas.release()
  expect(await colour(adas)).toEqual([{ colour: '' }])
})

test('release gives the connection back with nothing of the viewer on it, and the viewer may go on', async () => {
  await using lab = await startLab({ poolMax: 1 })
  await using viewer = lab.forViewer({ id: ada, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` })
  const { pid } = await backend(viewer)
  await viewer.release()
  expect(lab.gauges().requests).toEqual({ total: 1, idle: 1, waiting: 0 })
  // All that a viewer sets is local to the transaction, so its end is the end of it.
  const states = await sql`select state, xact_start from pg_stat_activity where pid = ${pid}`.execute(lab.system)
  expect(states.rows).toEqual([{ state: 'idle', xactStart: null }])
  expect(await backend(viewer)).toMatchObject({ pid, role: 'lab_app' })
})

test('a write transaction goes on where the reads were, and later reads see what it wrote', async () => {
  await using lab = await startLab({ poolMax: 1 })
  const id = await writeNote(lab, ada, 'old')
  await using viewer = lab.forViewer({ id: ada })
  expect(await bodies(viewer)).toEqual([{ body: 'old' }])
  await viewer.db.transaction().execute(async (trx) => {
    await trx.updateTable('notes').set({ body: 'new' }).where('id', '=', id).execute()
  })
  expect(await bodies(viewer)).toEqual([{ body: 'new' }])
})

test('a write transaction is the viewer’s too', async () => {
  await using lab = await startLab()
  const id = await writeNote(lab, grace, 'of grace')
  await using viewer = lab.forViewer({ id: ada })
  const { numUpdatedRows } = await viewer.db
    .transaction()
    .execute((trx) => trx.updateTable('notes').set({ body: 'taken' }).where('id', '=', id).executeTakeFirst())
  expect(numUpdatedRows).toBe(0n)
})

test('a write outside a transaction is refused', async () => {
  await using lab = await startLab()
  const id = await writeNote(lab, ada, 'old')
  await using viewer = lab.forViewer({ id: ada })
  const write = viewer.db.updateTable('notes').set({ body: 'new' }).where('id', '=', id).execute()
  await expect(write).rejects.toMatchObject({ code: '25006' })
})

const unsendable = {
  toPostgres: () => {
    throw new Error('not to be sent')
  },
}

test('a read that fails spoils neither those sent with it nor those after it', async () => {
  await using lab = await startLab()
  await writeNote(lab, ada, 'of ada')
  await using viewer = lab.forViewer({ id: ada })
  const together = await Promise.allSettled([
    bodies(viewer),
    sql`select 1 / 0`.execute(viewer.db),
    bodies(viewer),
    sql`select no_such_column`.execute(viewer.db),
    bodies(viewer),
    sql`select ${unsendable}::text`.execute(viewer.db),
    bodies(viewer),
  ])
  expect(together.map(({ status }) => status)).toEqual([
    ...['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'],
  ])
  expect(together[1]).toMatchObject({ reason: { code: '22012' } })
  expect(together[3]).toMatchObject({ reason: { code: '42703' } })
  expect(together[5]).toMatchObject({ reason: { message: 'not to be sent' } })
  expect(await bodies(viewer)).toEqual([{ body: 'of ada' }])
  expect((await backend(viewer)).role).toBe('lab_app')
})

test('a value that cannot be sent leaves the reads beside it their rows', async () => {
  await using lab = await startLab()
  await writeNote(lab, ada, 'of ada')
  await using viewer = lab.forViewer({ id: ada })
  const [before, failed, behind] = await Promise.allSettled([
    bodies(viewer),
    sql`select ${unsendable}::text`.execute(viewer.db),
    bodies(viewer),
  ])
  expect(failed.status).toBe('rejected')
  const rows = { status: 'fulfilled', value: [{ body: 'of ada' }] }
  expect([before, behind]).toEqual([rows, rows])
})

test('a failed transaction is rolled back and tells its own error', async () => {
  await using lab = await startLab()
  const id = await writeNote(lab, ada, 'old')
  await using viewer = lab.forViewer({ id: ada })
  const failing = viewer.db.transaction().execute(async (trx) => {
    await trx.updateTable('notes').set({ body: 'new' }).where('id', '=', id).execute()
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await bodies(viewer)).toEqual([{ body: 'old' }])
})

test('a transaction that went on after a failed statement does not count as committed', async () => {
  await using lab = await startLab()
  await using viewer = lab.forViewer({ id: ada })
  const swallowing = viewer.db.transaction().execute(async (trx) => {
    await sql`select 1 / 0`.execute(trx).catch(() => {})
  })
  await expect(swallowing).rejects.toThrow()
  expect(await bodies(viewer)).toEqual([])
})

test('reads during a write transaction belong to it instead of waiting for ever', async () => {
  await using lab = await startLab({ poolMax: 1 })
  const id = await writeNote(lab, ada, 'old')
  await using viewer = lab.forViewer({ id: ada })
  const seen = await viewer.db.transaction().execute(async (trx) => {
    await trx.updateTable('notes').set({ body: 'new' }).where('id', '=', id).execute()
    return bodies(viewer)
  })
  expect(seen).toEqual([{ body: 'new' }])
})

test('a request may ask the owner though every connection for requests is taken, by itself too', async () => {
  await using lab = await startLab({ poolMax: 1, systemPoolMax: 1, connectTimeoutMs: 500 })
  await writeNote(lab, grace, 'of grace')
  await using viewer = lab.forViewer({ id: ada })
  await viewer.db.transaction().execute(async () => {
    expect(await lab.system.selectFrom('notes').select('body').execute()).toEqual([{ body: 'of grace' }])
  })
})

test('transactions of one request take turns', async () => {
  await using lab = await startLab({ poolMax: 1 })
  const id = await writeNote(lab, ada, 'note')
  await using viewer = lab.forViewer({ id: ada })
  const addOne = () =>
    viewer.db.transaction().execute(async (trx) => {
      const { size } = await trx.selectFrom('notes').select('size').where('id', '=', id).executeTakeFirstOrThrow()
      await trx
        .updateTable('notes')
        .set({ size: size + 1 })
        .where('id', '=', id)
        .execute()
    })
  await Promise.all([addOne(), addOne(), bodies(viewer), addOne()])
  await viewer.release()
  const { size } = await lab.system.selectFrom('notes').select('size').executeTakeFirstOrThrow()
  expect(size).toBe(3)
})

test('a transaction opened inside another of the request says what to do instead', async () => {
  await using lab = await startLab({ connectTimeoutMs: 1_000 })
  await using viewer = lab.forViewer({ id: ada })
  const nested = viewer.db.transaction().execute(() => viewer.db.transaction().execute(async () => {}))
  await expect(nested).rejects.toThrow('already has a transaction open')
  expect(await bodies(viewer)).toEqual([])
})

test('release waits for the transaction that is open, however long it takes', async () => {
  await using lab = await startLab({ connectTimeoutMs: 500 })
  const id = await writeNote(lab, ada, 'old')
  const viewer = lab.forViewer({ id: ada })
  const open = Promise.withResolvers<void>()
  const transaction = viewer.db.transaction().execute(async (trx) => {
    open.resolve()
    await sql`select pg_sleep(1)`.execute(trx)
    await trx.updateTable('notes').set({ body: 'new' }).where('id', '=', id).execute()
  })
  await open.promise
  await viewer.release()
  await transaction
  expect(lab.gauges().requests).toMatchObject({ total: 1, idle: 1 })
  expect(await lab.system.selectFrom('notes').select('body').execute()).toEqual([{ body: 'new' }])
})

test('savepoints let part of a transaction fail', async () => {
  await using lab = await startLab()
  const id = await writeNote(lab, ada, 'old')
  await using viewer = lab.forViewer({ id: ada })
  const trx = await viewer.db.startTransaction().execute()
  await trx.updateTable('notes').set({ body: 'new' }).where('id', '=', id).execute()
  const saved = await trx.savepoint('before').execute()
  await expect(sql`select 1 / 0`.execute(saved)).rejects.toMatchObject({ code: '22012' })
  await saved.rollbackToSavepoint('before').execute()
  await trx.commit().execute()
  expect(await bodies(viewer)).toEqual([{ body: 'new' }])
})

test('a transaction takes its isolation level', async () => {
  await using lab = await startLab()
  await using viewer = lab.forViewer({ id: ada })
  const { rows } = await viewer.db
    .transaction()
    .setIsolationLevel('serializable')
    .execute((trx) => sql`show transaction_isolation`.execute(trx))
  expect(rows).toEqual([{ transactionIsolation: 'serializable' }])
})

test.for(['’; drop table notes', 'ada'])('a viewer id that is no UUID is refused (%s)', async (id) => {
  await using lab = await startLab()
  expect(() => lab.forViewer({ id })).toThrow('not a UUID')
})

test('a trace context that is none is left out', async () => {
  await using lab = await startLab()
  await using viewer = lab.forViewer({ id: ada, traceparent: "x', true); drop table notes; --" })
  const { rows } = await sql`select current_setting('app.traceparent') as trace`.execute(viewer.db)
  expect(rows).toEqual([{ trace: '' }])
})

test('two hundred requests on two connections all come through', async () => {
  await using lab = await startLab({ poolMax: 2 })
  await writeNote(lab, ada, 'of ada')
  await writeNote(lab, grace, 'of grace')
  const requests = Array.from({ length: 200 }, async (_, index) => {
    const isAda = index % 2 === 0
    await using viewer = lab.forViewer({ id: isAda ? ada : grace })
    const rows = await Promise.all([bodies(viewer), bodies(viewer)])
    return rows.flat().every(({ body }) => body === (isAda ? 'of ada' : 'of grace')) && rows.flat().length === 2
  })
  expect(await Promise.all(requests)).toEqual(Array.from({ length: 200 }, () => true))
  expect(lab.gauges().requests).toMatchObject({ idle: 2, waiting: 0 })
})
