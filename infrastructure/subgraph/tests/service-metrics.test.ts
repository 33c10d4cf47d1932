import { mkdtemp, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { newId } from '@plaza/database'
import { createTestDatabase, testServerUrl } from '@plaza/database/testing'
import { createEventBus, defineConsumer, type EventsSettings, onEvent, publish } from '@plaza/events'
import { kafkaForTests } from '@plaza/events/testing'
import { sessionEnded } from '@plaza/schema/events'
import { createLogger, createMetrics, serveMetrics } from '@plaza/server'
import pg from 'pg'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { observeService } from '../src/service-metrics.ts'

const log = createLogger({ level: 'silent' })
const noMigrations = await mkdtemp(join(tmpdir(), 'plaza-no-migrations-'))
const kafka = await kafkaForTests()
afterAll(async () => {
  await rmdir(noMigrations)
  await kafka?.[Symbol.asyncDispose]()
})

const patience = { timeout: 20_000, interval: 50 }
const topic = 'auth.session'

/** auth tells posts of sessions; posts' handler does as it is told. Both run in one process, with one set of numbers. */
async function openTown(settings: EventsSettings) {
  await using cleanup = new AsyncDisposableStack()
  const migrations = pathToFileURL(`${noMigrations}/`)
  const open = async (service: string) => cleanup.use(await createTestDatabase<unknown>({ service, migrations }))
  const databases = { auth: await open('auth'), posts: await open('posts') }
  const bus = createEventBus(settings, { log })
  cleanup.defer(() => bus.stop())
  let handle = async (_userId: string): Promise<void> => {}
  const greet = defineConsumer<unknown>({
    name: 'greet',
    handlers: [onEvent(sessionEnded, (_, { data }) => handle(data.userId))],
  })
  const metrics = createMetrics()
  for (const [name, database] of Object.entries(databases)) {
    bus.register({ service: name, database, consumers: name === 'posts' ? [greet] : [] })
    observeService(metrics, { name, database, bus, log })
  }
  await bus.start()
  const listener = await serveMetrics(metrics, { env: { METRICS_PORT: '0' }, log })
  if (!listener) throw new Error('there is a port')
  cleanup.defer(() => listener.stop())
  const scrape = () => fetch(listener.url).then((response) => response.text())
  const owned = cleanup.move()
  return {
    bus,
    databases,
    scrape,
    /** The value of a series, written as Prometheus writes it; undefined where there is none. */
    async read(series: string): Promise<number | undefined> {
      const line = (await scrape()).split('\n').find((each) => each.startsWith(`${series} `))
      return line === undefined ? undefined : Number(line.slice(series.length + 1))
    },
    onEach(next: typeof handle): void {
      handle = next
    },
    async endSession(): Promise<string> {
      const userId = newId()
      const data = { userId, sessionIds: [newId()], reason: 'REVOKED' as const, endedAt: new Date() }
      await databases.auth.system.transaction().execute((trx) => publish(trx, sessionEnded, data))
      return userId
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

const consumer = `consumer="greet",topic="${topic}"`

describe.each([
  { name: 'in process', settings: () => ({}) },
  ...(kafka ? [{ name: 'by Kafka', settings: () => kafka.settings() }] : []),
])('$name', ({ settings }) => {
  test('what was published, tried again and given up is counted, for each service of the process', async () => {
    await using town = await openTown(settings())
    const before = await town.scrape()
    // A zero from the start: a counter that begins with one has never risen.
    expect(before).toContain(`plaza_events_dead_letters_total{service="posts",${consumer}} 0`)
    let poison = ''
    town.onEach(async (userId) => {
      if (userId === poison) throw new Error('the handler is not in the mood')
    })
    await town.databases.auth.system.transaction().execute(async (trx) => {
      poison = newId()
      for (const userId of [newId(), poison, newId()]) {
        await publish(trx, sessionEnded, { userId, sessionIds: [], reason: 'REVOKED', endedAt: new Date() })
      }
    })
    await town.bus.settled()
    const after = await town.scrape()
    for (const line of [
      `plaza_events_published_total{service="auth",topic="${topic}"} 3`,
      `plaza_events_handled_total{service="posts",${consumer}} 2`,
      `plaza_events_retries_total{service="posts",${consumer}} 3`,
      `plaza_events_dead_letters_total{service="posts",${consumer}} 1`,
      `plaza_dead_letters_waiting{service="posts",${consumer}} 1`,
      'plaza_outbox_unpublished{service="auth"} 0',
      'plaza_outbox_oldest_unpublished_seconds{service="auth"} 0',
      'plaza_events_relaying{service="auth"} 1',
      'plaza_events_state_unknown{service="posts"} 0',
    ]) {
      expect(after.split('\n')).toContain(line)
    }
    expect(await town.scrape()).toContain(`plaza_events_handled_total{service="posts",${consumer}} 2\n`)
    const [letter] = (await town.databases.posts.pool.query('delete from dead_letters returning id')).rows
    expect(letter).toBeDefined()
    expect(await town.read(`plaza_dead_letters_waiting{service="posts",${consumer}}`)).toBeUndefined()
  }, 60_000)

  test('what a consumer is slow to take shows as waiting, and for how long', async () => {
    await using town = await openTown(settings())
    const gate = Promise.withResolvers<void>()
    town.onEach(() => gate.promise)
    for (let count = 0; count < 4; count += 1) await town.endSession()
    const age = 'plaza_outbox_oldest_unpublished_seconds{service="auth"}'
    if (kafka && 'KAFKA_BROKERS' in settings()) {
      const lag = `plaza_events_lag{service="posts",topic="${topic}"}`
      await vi.waitUntil(async () => (await town.read(lag)) === 4, patience)
      gate.resolve()
      await vi.waitUntil(async () => (await town.read(lag)) === 0, patience)
    } else {
      await vi.waitUntil(async () => ((await town.read(age)) ?? 0) > 0.2, patience)
      expect(await town.read('plaza_outbox_unpublished{service="auth"}')).toBe(4)
      gate.resolve()
      await vi.waitUntil(async () => (await town.read(age)) === 0, patience)
    }
  }, 60_000)
})

test('while the database is away nothing is told that may be old, and all that the process knows itself is', async () => {
  await using town = await openTown({})
  await town.endSession()
  await town.bus.settled()
  const unpublished = 'plaza_outbox_unpublished{service="auth"}'
  expect(await town.read(unpublished)).toBe(0)
  const admin = new pg.Client({ connectionString: testServerUrl() })
  await admin.connect()
  const name = new URL(town.databases.auth.url).pathname.slice(1)
  await admin.query(`alter database ${name} allow_connections false`)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await vi.waitUntil(async () => (await town.read('plaza_events_state_unknown{service="auth"}')) === 1, patience)
  expect(await town.read(unpublished)).toBeUndefined()
  expect(await town.read(`plaza_events_published_total{service="auth",topic="${topic}"}`)).toBe(1)
  expect(await town.read('plaza_outbox_unpublished{service="posts"}')).toBe(0)
  await admin.query(`alter database ${name} allow_connections true`)
  await admin.end()
  await vi.waitUntil(async () => (await town.read(unpublished)) === 0, patience)
}, 60_000)

test('the connections of each pool are told, by service', async () => {
  await using town = await openTown({})
  expect(await town.scrape()).toMatch(/plaza_database_connections\{service="posts",pool="system",state="total"\} [1-9]/)
})
