import { createTestDatabase } from '@plaza/database/testing'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { countUnpublished } from '../src/outbox/rows.ts'
import { runRelay } from '../src/outbox/run-relay.ts'
import { keepOutboxSession } from '../src/outbox/session.ts'
import type { OutboxSink } from '../src/outbox/sink.ts'
import type { TestTables } from './setup/tables.ts'
import { migrations } from './setup/town.ts'
import { until } from './setup/wait.ts'

const log = pino({ level: 'silent' })

/** Events of one key; they wait for a relay that hands them to the sink. */
async function relay(events: number, dispatch: OutboxSink['dispatch']) {
  await using cleanup = new AsyncDisposableStack()
  const database = cleanup.use(await createTestDatabase<TestTables>({ service: 'users', migrations }))
  await database.pool.query(
    `insert into outbox (id, aggregatetype, aggregateid, type, subject, payload)
      select gen_random_uuid(), 'users.friendship', 'a:b', 'friendship.accepted', 'a:b', jsonb_build_object('version', n)
      from generate_series(1, $1) n`,
    [events],
  )
  const stopping = new AbortController()
  const published: number[] = []
  const running = keepOutboxSession({
    database: database as never,
    log,
    signal: stopping.signal,
    onTransient() {},
    work: (session) =>
      runRelay(session, {
        service: 'users',
        pool: database.pool,
        sink: { window: 500, oneBatchAtATime: true, dispatch },
        retention: 'short',
        outages: database.outages,
        log,
        onActive() {},
        onPublished: (rows) => published.push(...rows.map(({ position }) => position)),
      }),
  })
  cleanup.defer(async () => {
    stopping.abort()
    await running
  })
  const owned = cleanup.move()
  return {
    published,
    unpublished: async () => (await countUnpublished(database.pool)).count,
    reads: async () => {
      const { rows } = await database.pool.query(
        `select query from pg_stat_activity where datname = current_database() and application_name like '%outbox'`,
      )
      return String(rows[0]?.query)
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

test('one batch is on its way at a time, and all of them arrive in order, each marked once', async () => {
  const arrived: number[] = []
  let under = 0
  let most = 0
  await using relaying = await relay(1_300, async (rows, done) => {
    most = Math.max(most, ++under)
    await new Promise((resolve) => setImmediate(resolve))
    arrived.push(...rows.map(({ position }) => position))
    under -= 1
    done(rows)
  })
  await until(async () => (await relaying.unpublished()) === 0)
  expect(arrived).toEqual(range(1, 1_300))
  expect(most).toBe(1)
  await until(() => relaying.published.length === 1_300)
  expect(relaying.published).toEqual(range(1, 1_300))
})

test('a batch that was read while the one before it failed is not sent before that one has arrived', async () => {
  const arrived: number[] = []
  const tried: number[] = []
  const gate = Promise.withResolvers<void>()
  await using relaying = await relay(1_300, async (rows, done) => {
    tried.push(rows[0]?.position ?? 0)
    if (tried.length === 1) {
      await gate.promise
      throw new Error('the broker is away')
    }
    arrived.push(...rows.map(({ position }) => position))
    done(rows)
  })
  // The next batch is read meanwhile.
  await until(async () => tried.length === 1 && (await relaying.reads()).includes('limit $2'))
  gate.resolve()
  await until(async () => (await relaying.unpublished()) === 0)
  expect(tried.slice(0, 2)).toEqual([1, 1])
  expect(arrived).toEqual(range(1, 1_300))
})
