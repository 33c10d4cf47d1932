import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startHttpSubgraph } from './support/http-subgraph.ts'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'
import { type SubgraphSpecs, schemaOf } from './support/subgraphs.ts'

const specs: SubgraphSpecs = {
  here: { sdl: 'type Query { here: String }', root: { here: 'yes' } },
  dead: { sdl: 'type Query { dead: String deadly: String! } type Mutation { kill: String }' },
  cut: { sdl: 'type Query { cut: String } type Mutation { sever: String }' },
  // Without its database, as a subgraph of ours says it.
  bare: { sdl: 'type Query { bare: String! }' },
}

const stack = new AsyncDisposableStack()
let gateway: StartedGateway
let before: number
beforeAll(async () => {
  const cut = createServer((socket) => socket.once('data', () => socket.destroy()))
  await new Promise<void>((resolve) => cut.listen(0, '127.0.0.1', resolve))
  stack.defer(() => void cut.close())
  const bare = stack.use(
    await startHttpSubgraph(schemaOf(specs.bare!), {
      answer: (_, response) =>
        void response.end(
          JSON.stringify({
            data: null,
            errors: [{ message: 'away', path: ['bare'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
          }),
        ),
    }),
  )
  const urls = `dead=http://127.0.0.1:1/graphql,bare=${bare.url},cut=http://127.0.0.1:${(cut.address() as AddressInfo).port}/`
  gateway = stack.use(await startOnSpecs(specs, { SUBGRAPH_URLS: urls }, { elsewhere: ['dead', 'cut', 'bare'] }))
})
afterAll(() => stack.disposeAsync())
beforeEach(() => {
  before = gateway.log().length
})

const lines = () =>
  gateway
    .log()
    .slice(before)
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

test('a dead subgraph is named once in the log, at each error in the metrics', async () => {
  for (let count = 0; count < 10; count += 1) {
    const { data, errors } = await gateway.ask('{ here dead }')
    expect(data).toEqual({ here: 'yes', dead: null })
    expect(errors).toMatchObject([
      { extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'dead', retryAfterSeconds: 2 } },
    ])
  }
  expect(lines()).toMatchObject([
    {
      level: 'error',
      cause: 'subgraph dead',
      err: { code: 'ECONNREFUSED' },
      msg: 'an outage of the subgraph dead has begun: what needs it fails until it is back',
    },
  ])
  expect(await gateway.metrics.render()).toContain('plaza_gateway_subgraph_unavailable_total{subgraph="dead"} 10')
})

test('a subgraph without its database is counted, and its own log has the cause', async () => {
  await gateway.ask('{ bare }')
  expect(lines()).toEqual([])
  expect(await gateway.metrics.render()).toContain('plaza_gateway_subgraph_unavailable_total{subgraph="bare"} 1')
})

test.each([['{ deadly }'], ['{ bare }']])(
  'an answer of which an outage has left nothing is a 503 that says when to ask again: %s',
  async (query) => {
    const accept = { accept: 'application/graphql-response+json' }
    const { status, headers, data } = await gateway.ask(query, { headers: accept })
    expect([status, headers.get('retry-after'), data]).toEqual([503, '2', null])
    expect((await gateway.ask(query, { headers: { accept: 'application/json' } })).status).toBe(200)
    expect((await gateway.ask('{ here dead }', { headers: accept })).status).toBe(200)
  },
)

test.each([
  ['is said to be unknown where it was sent', 'mutation { sever }', 'OUTCOME_UNKNOWN'],
  ['is not in doubt where nobody took it', 'mutation { kill }', undefined],
  ['is none of a query', '{ cut }', undefined],
])('what has come of a change %s', async (_, query, reason) => {
  const { errors } = await gateway.ask(query)
  expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
  expect(errors![0]!.extensions.reason).toBe(reason)
})

describe('an error of a service that is away has the path of what it leaves empty', () => {
  const people = Array.from({ length: 1_000 }, (_, n) => ({ id: String(n) }))
  const parted: SubgraphSpecs = {
    people: {
      sdl: `type Query { viewer: Viewer @shareable me: Person people: [Person!] pair: Pair } type Viewer { name: String bare: String }
        type Person @key(fields: "id") { id: ID! } type Pair { left: Person right: [Person] }`,
      root: { viewer: { name: 'Ada', bare: null }, me: people[0], people, pair: { left: people[0], right: people } },
    },
    away: {
      sdl: `type Query { viewer: Viewer @shareable feed: String tags: [String] must: String! }
        type Viewer { feed: [String] drafts: Int } type Person @key(fields: "id") { id: ID! posts: Int books: Int }`,
    },
  }
  let divided: StartedGateway
  beforeAll(async () => {
    divided = stack.use(
      await startOnSpecs(parted, { SUBGRAPH_URLS: 'away=http://127.0.0.1:1/graphql' }, { elsewhere: ['away'] }),
    )
  })

  test.each([
    ['each response key of a root fetch', '{ one: feed tags }', ['one', 'tags']],
    [
      'what an object of several services lacks',
      '{ viewer { name bare feed mine: drafts } }',
      ['viewer.feed', 'viewer.mine'],
    ],
    ['the whole of an object that nobody gave', '{ viewer { feed drafts } }', ['viewer']],
    [
      'nothing that was not asked for',
      'query ($no: Boolean = false) { viewer { name feed drafts @include(if: $no) } tags @include(if: $no) }',
      ['viewer.feed'],
    ],
    ['what takes the answer with it', '{ must }', ['must']],
    ['an entity', '{ me { id posts books } }', ['me']],
    ['the list of many entities, once', '{ people { id posts books } }', ['people']],
    ['the places of two fetches', '{ pair { left { posts } right { posts } } }', ['pair.left', 'pair.right']],
  ])('%s', async (_, query, paths) => {
    const { errors } = await divided.ask(query)
    expect(errors!.map(({ path }) => path?.join('.'))).toEqual(paths)
    for (const { extensions } of errors!) expect(extensions.code).toBe('SUBGRAPH_UNAVAILABLE')
  })
})
