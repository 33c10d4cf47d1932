import { Outages } from '@plaza/database'
import { createLogger, type HttpServer, listen, trustHops, unauthenticated } from '@plaza/server'
import { buildSchema, getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSubgraphServer } from '../src/graphql/server.ts'

const log = createLogger({ level: 'silent' })
const written: string[] = []
let http: HttpServer
let stop: () => Promise<void>

beforeAll(async () => {
  const schema = buildSchema(`type Query { one: Int by(pick: Pick): Int }
    type Mutation { write: Int } type Subscription { tick: Int } input Pick @oneOf { a: Int b: Int }`)
  schema.getMutationType()!.getFields().write!.resolve = () => written.push('')
  schema.getQueryType()!.getFields().one!.resolve = () => 1
  schema.getSubscriptionType()!.getFields().tick!.subscribe = async function* () {
    yield { tick: 1 }
  }
  const open = (): never => {
    const context = { viewer: null, db: {}, log, requestId: 'request', fork: open }
    return { context, release: async () => {} } as never
  }
  const server = await createSubgraphServer({
    schema,
    log,
    outages: new Outages(log),
    trustOf: () => trustHops(0),
    explorer: null,
    maxQueryLength: 30_000,
    introspection: true,
    async openContext({ authorization }: { authorization: string | null }) {
      if (authorization) throw unauthenticated('No.')
      return open()
    },
  } as never)
  http = await listen({ host: '127.0.0.1', port: 0, routes: [server.route], log })
  stop = server.stop
})
afterAll(async () => {
  await http.close(1_000)
  await stop()
})

const ofUrql =
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed'

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${http.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const typeOf = (response: Response) => response.headers.get('content-type')?.split(';')[0]
const codesOf = async (response: Response) =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors.map((e) => e.extensions.code)

describe("a subgraph's own port", () => {
  test.each([
    [ofUrql, 'application/graphql-response+json'],
    ['application/json, text/event-stream', 'application/json'],
    ['text/event-stream;q=0, */*', 'application/json'],
    ['*/*', 'application/json'],
  ])('answers a query as it is accepted: %s, %s', async (accept, type) => {
    for (const extensions of [undefined, {}]) {
      const response = await post({ query: '{ one }', extensions }, { accept })
      expect([response.status, typeOf(response), await response.json()]).toEqual([200, type, { data: { one: 1 } }])
    }
    const wrong = await post({ query: '{ nothing }' }, { accept })
    expect([wrong.status, typeOf(wrong)]).toEqual([type === 'application/json' ? 200 : 400, type])
  })

  test('answers a subscription with a stream, or with what to ask with', async () => {
    const streamed = await post({ query: 'subscription { tick }' }, { accept: ofUrql })
    expect(await streamed.text()).toContain('{"data":{"tick":1}}')
    const refused = await post({ query: 'subscription { tick }' }, { accept: 'multipart/mixed;subscriptionSpec="1.0"' })
    expect([refused.status, await refused.text()]).toEqual([406, expect.stringContaining('text/event-stream')])
  })

  test('runs nothing of what another site can send unasked, or that names no operation', async () => {
    const mutation = { query: 'mutation M { write }' }
    for (const accept of ['application/json', 'text/event-stream']) {
      for (const type of ['text/plain', 'text/plain;a=json', 'application/x-www-form-urlencoded']) {
        expect((await post(mutation, { accept, 'content-type': type })).status).toBe(415)
      }
      // A stream is refused in an event.
      const get = await fetch(`${http.url}/graphql?query=${mutation.query}`, { headers: { accept } })
      if (accept === 'application/json') expect(get.status).toBe(405)
      const unnamed = await post({ ...mutation, operationName: 'B' }, { accept })
      if (accept === 'application/json') {
        expect([unnamed.status, await codesOf(unnamed)]).toEqual([400, ['OPERATION_RESOLUTION_FAILURE']])
      }
    }
    expect(written).toEqual([])
  })

  test('answers plain GET and HEAD, and the introspection of today', async () => {
    const url = `${http.url}/graphql/?query={one}`
    expect(await (await fetch(url)).json()).toEqual({ data: { one: 1 } })
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    for (let time = 0; time < 8; time++) {
      const answer = (await (await post({ query: getIntrospectionQuery({ oneOf: true }) })).json()) as {
        errors?: unknown
        data: { __schema: { types: { name: string; isOneOf: boolean }[] } }
      }
      expect(answer.errors).toBeUndefined()
      expect(answer.data.__schema.types.find(({ name }) => name === 'Pick')?.isOneOf).toBe(true)
    }
  })

  test('tells a client that its token is refused, and which request that was', async () => {
    const response = await post({ query: '{ one }' }, { authorization: 'Bearer no', 'x-request-id': 'request-of-mine' })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(response.headers.get('x-request-id')).toBe('request-of-mine')
  })
})
