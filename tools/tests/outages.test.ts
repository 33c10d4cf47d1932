import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { type EmbeddedPostgres, makeTemporaryFolder, startEmbeddedPostgres } from '@plaza/database/embedded'
import { createLogger } from '@plaza/server'
import { startSubgraph } from '@plaza/subgraph'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { subgraphDefinitions } from '../src/subgraphs.ts'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

const lines: Record<string, unknown>[] = []
const log = createLogger({
  destination: new Writable({ write: (chunk, _, done) => done(void lines.push(JSON.parse(chunk)) as never) }),
})
const given = process.env.TEST_POSTGRES_URL
let folder: string
let postgres: EmbeddedPostgres
let town: TestPlaza
let ada: { id: string; token: string }

const startPostgres = (port?: number) =>
  startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    log: createLogger({ level: 'silent' }),
    durable: false,
    ...(port !== undefined && { port }),
  })

beforeAll(async () => {
  folder = await makeTemporaryFolder('plaza-outages-')
  postgres = await startPostgres()
  process.env.TEST_POSTGRES_URL = postgres.url
  town = await startTestPlaza({ DATABASE_CONNECT_TIMEOUT_MS: '1000' }, { log })
  ada = await town.signUp('ada')
}, 120_000)
afterAll(async () => {
  await town?.[Symbol.asyncDispose]()
  await postgres?.stop()
  if (given !== undefined) process.env.TEST_POSTGRES_URL = given
  await rm(folder, { recursive: true, force: true })
})

const Trending = '{ trendingTags { name } }'
const CreatePost = 'mutation { createPost(input: { content: "hello" }) { post { content } errors { code } } }'
const linesOf = (service: string, level: string) =>
  lines.filter((line) => line.service === service && line.level === level).map(({ msg }) => msg)

test('while the database is away all that needs it says so, the log says it once, and all is well when it is back', async () => {
  const { port } = postgres
  lines.length = 0
  await postgres.stop()
  for (let count = 0; count < 20; count += 1) {
    const { errors } = await town.ask(null, Trending)
    expect(errors).toMatchObject([
      {
        message: 'This cannot be answered right now: the database does not answer. Ask again in a moment.',
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'posts', retryAfterSeconds: 2 },
      },
    ])
  }
  const { errors } = await town.ask(ada.token, CreatePost)
  expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
  expect(linesOf('posts', 'error')).toEqual([
    'an outage of the database has begun: what needs it fails until it is back',
  ])
  expect(linesOf('gateway', 'error')).toEqual([])
  // Pools, relay and jobs say no more of it than requests do.
  expect(linesOf('posts', 'warn')).toEqual([])

  postgres = await startPostgres(port)
  await expect.poll(async () => (await town.ask(null, Trending)).errors).toBeUndefined()
  await expect.poll(() => linesOf('posts', 'info')).toContain('the outage of the database is over')
  const { data } = await town.ask(ada.token, CreatePost)
  expect(data.createPost).toEqual({ post: { content: 'hello' }, errors: [] })
}, 60_000)

test('a service that starts while its database and Kafka are away serves what it can, and the rest when they are there', async () => {
  const { port } = postgres
  await postgres.stop()
  const auth = await startSubgraph(subgraphDefinitions.find(({ name }) => name === 'auth')!, {
    env: {
      NODE_ENV: 'test',
      PORT: '0',
      DATA_DIR: folder,
      DATABASE_URL: town.urls.auth,
      DATABASE_CONNECT_TIMEOUT_MS: '1000',
      KAFKA_BROKERS: '127.0.0.1:1',
    },
    log,
  })
  await using _ = { [Symbol.asyncDispose]: () => auth.stop() }
  const health = async (path: string) => {
    const response = await fetch(new URL(path, auth.url))
    return [response.status, await response.json()]
  }
  expect(await health('/health/live')).toEqual([200, { status: 'ok' }])
  expect((await health('/health/ready'))[0]).toBe(503)

  postgres = await startPostgres(port)
  await expect
    .poll(() => health('/health/ready'), { timeout: 30_000, interval: 200 })
    .toMatchObject([200, { status: 'degraded', checks: { database: 'ok', events: 'degraded' } }])
  const keys = await fetch(new URL('/.well-known/jwks.json', auth.url))
  expect(await keys.json()).toMatchObject({ keys: [{ kty: 'OKP' }] })
}, 90_000)
