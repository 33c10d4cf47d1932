import { once } from 'node:events'
import { errorRegistry } from '@plaza/server'
import { createTestIdentities, type TestIdentities } from '@plaza/server/testing'
import { GraphQLError } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startHttpSubgraph } from './support/http-subgraph.ts'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'
import { type SubgraphSpecs, schemaOf } from './support/subgraphs.ts'

/** The body of a request. */
interface Asked {
  readonly query?: string
  readonly operationName?: string
  readonly variables?: object
  readonly extensions?: object
}

type Result = { readonly data?: unknown; readonly errors?: { message: string; extensions: { code?: string } }[] }
type Carry = (gateway: StartedGateway, asked: Asked, token?: string) => Promise<Result>

const post: Carry = async (gateway, asked, token) => (await send(gateway, asked, token)).json() as Promise<Result>

const overSse: Carry = async (gateway, asked, token) => {
  const response = await send(gateway, asked, token, { accept: 'text/event-stream' })
  const text = await response.text()
  return JSON.parse(response.ok ? /^event: next\ndata: (.+)$/m.exec(text)![1]! : text)
}

const overWebSocket: Carry = async (gateway, asked, token) => {
  const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws')
  const next = async () => JSON.parse(String((await once(socket, 'message'))[0]))
  await once(socket, 'open')
  socket.send(
    JSON.stringify({ type: 'connection_init', payload: token ? { authorization: `Bearer ${token}` } : undefined }),
  )
  await next()
  // The protocol wants a text, also where a hash stands for it.
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: '', ...asked } }))
  const { type, payload } = await next()
  socket.terminate()
  return type === 'error' ? { errors: payload } : payload
}

const carriers = { 'by POST': post, 'over SSE': overSse, 'over WebSocket': overWebSocket }

const send = ({ url }: StartedGateway, asked: Asked, token?: string, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify(asked),
  })

/** Fails with the code that it is asked for; without one, with none. */
const fails = (_: unknown, { code }: { code?: string }) => {
  throw new GraphQLError('no', { extensions: code ? { code } : {} })
}

const specs: SubgraphSpecs = {
  ours: {
    sdl: `type Query { ping: String fails(code: String): String secret: String @authenticated
        scoped: String @requiresScopes(scopes: [["all"]]) dear: String @cost(weight: 100000) things: [Thing] }
      type Mutation { change: Thing }
      type Thing @key(fields: "id") { id: ID! price(currency: String!): Int }`,
    root: { ping: 'pong', fails, secret: 's', scoped: 's', dear: 'd', things: [], change: { id: '1' } },
  },
  prices: {
    sdl: `type Thing @key(fields: "id") { id: ID! price(currency: String!): Int @external
      dollars: Int @requires(fields: "price(currency: \\"USD\\")")
      euros: Int @requires(fields: "price(currency: \\"EUR\\")") }`,
  },
  theirs: {
    sdl: `type Query { theirs(code: String): String } type Subscription { news(code: String): String }`,
    root: { theirs: fails },
    resolvers: { Subscription: { news: { subscribe: fails } as never } },
  },
  dead: { sdl: 'type Query { dead: String }' },
  odd: { sdl: 'type Query { number: Int! }' },
}

let people: TestIdentities
let gateway: StartedGateway
let safelist: StartedGateway
const stack = new AsyncDisposableStack()

beforeAll(async () => {
  people = await createTestIdentities()
  const theirs = stack.use(await startHttpSubgraph(schemaOf(specs.theirs!)))
  const odd = stack.use(
    await startHttpSubgraph(schemaOf(specs.odd!), {
      answer: (_, response) => void response.end('{"data":{"number":"none"}}'),
    }),
  )
  const env = { SUBGRAPH_URLS: `theirs=${theirs.url},odd=${odd.url},dead=http://127.0.0.1:1/graphql` }
  const options = { verifier: people.verifier, elsewhere: ['theirs', 'odd', 'dead'] }
  gateway = stack.use(await startOnSpecs(specs, env, options))
  safelist = stack.use(await startOnSpecs(specs, { ...env, OPERATIONS: 'safelist' }, options))
})
afterAll(() => stack.disposeAsync())

const persistedQuery = { version: 1, sha256Hash: 'nobody knows it' }
const asks: [code: string, what: string, asked: Asked][] = [
  ['GRAPHQL_PARSE_FAILED', 'what is no GraphQL', { query: '{' }],
  ['GRAPHQL_VALIDATION_FAILED', 'a field that is not there', { query: '{ nothing }' }],
  ['GRAPHQL_VALIDATION_FAILED', 'more than is allowed', { query: `{ ${'ping '.repeat(31)} }` }],
  ['OPERATION_RESOLUTION_FAILURE', 'one of two operations', { query: 'query A { ping } query B { ping }' }],
  ['OPERATION_RESOLUTION_FAILURE', 'an operation that is not there', { query: '{ ping }', operationName: 'A' }],
  [
    'BAD_USER_INPUT',
    'a variable that does not fit',
    { query: 'query($c: String) { fails(code: $c) }', variables: { c: 1 } },
  ],
  ['BAD_REQUEST', 'nothing', {}],
  ['PERSISTED_QUERY_NOT_FOUND', 'a hash that nobody knows', { extensions: { persistedQuery } }],
  ['COST_LIMIT_EXCEEDED', 'what costs too much', { query: '{ dear }' }],
  ['CONFLICTING_REQUIREMENTS', 'what is in its own way', { query: 'mutation { change { dollars euros } }' }],
  ['UNAUTHENTICATED', 'what needs somebody signed in', { query: '{ secret }' }],
  ['SUBGRAPH_UNAVAILABLE', 'a service that is away', { query: '{ dead }' }],
  ['DOWNSTREAM_SERVICE_ERROR', 'a service that says no and not why', { query: '{ theirs }' }],
  ['INVALID_GRAPHQL', 'a service that answers nonsense', { query: '{ number }' }],
  ['INTERNAL_SERVER_ERROR', 'a service of ours with a fault', { query: '{ fails }' }],
]

describe.each(Object.entries(carriers))('%s', (name, ask) => {
  const codesOf = async (...args: Parameters<Carry>) =>
    (await ask(...args)).errors?.map(({ extensions }) => extensions.code)

  test.each(asks)('%s is the answer for %s', async (code, _, asked) => {
    expect(await codesOf(gateway, asked)).toEqual([code])
  })

  test('FORBIDDEN is the answer for what needs more than somebody signed in', async () => {
    expect(await codesOf(gateway, { query: '{ scoped }' }, (await people.signIn()).token)).toEqual(['FORBIDDEN'])
  })

  test('PERSISTED_QUERY_REQUIRED is the answer for what is not on the list', async () => {
    expect(await codesOf(safelist, { query: '{ ping }' })).toEqual(['PERSISTED_QUERY_REQUIRED'])
  })

  test.each(['fails', 'theirs'])(
    'every code of the list that a service answers with (%s) arrives as it is',
    async (field) => {
      const codes = Object.keys(errorRegistry)
      const query = `{ ${codes.map((code) => `${code}: ${field}(code: "${code}")`).join(' ')} }`
      expect((await codesOf(gateway, { query }))?.sort()).toEqual(codes.sort())
    },
  )

  test('a code that is not on the list arrives from services of others alone', async () => {
    expect(await codesOf(gateway, { query: '{ theirs(code: "SOLD_OUT") }' })).toEqual(['SOLD_OUT'])
    expect(await codesOf(gateway, { query: '{ fails(code: "SOLD_OUT") }' })).toEqual(['INTERNAL_SERVER_ERROR'])
  })

  test.skipIf(name === 'by POST').each(['SOLD_OUT', 'FORBIDDEN', 'INTERNAL_SERVER_ERROR'])(
    'a subscription that a service refuses with %s is refused with it',
    async (code) => {
      expect(await codesOf(gateway, { query: `subscription { news(code: "${code}") }` })).toEqual([code])
    },
  )
})

test.each([
  [400, { query: '{' }],
  [400, { query: 'query A { ping } query B { ping }' }],
  [400, { query: '{ dear }' }],
  [400, { query: 'mutation { change { dollars euros } }' }],
  [400, {}],
  [200, { extensions: { persistedQuery } }],
  [200, { query: '{ secret }' }],
  [200, { query: '{ dead }' }],
])(
  'a request that fails as a whole has the status of its code (%i), and one that has data has 200',
  async (status, asked) => {
    const response = await send(gateway, asked, undefined, { accept: 'application/graphql-response+json' })
    expect(response.status).toBe(status)
    expect(JSON.stringify(await response.json())).not.toContain('"http"')
  },
)
