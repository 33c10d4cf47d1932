import { GraphQLError, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentId } from '../src/request/persisted-operations.ts'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'

let changes = 0
let gateway: StartedGateway

beforeAll(async () => {
  gateway = await startOnSpecs(
    {
      a: {
        sdl: `type Query { ping: String words(first: Int!): [String!] fails: String failsWhole: String!
            items(first: Int!): [Item!] @listSize(slicingArguments: ["first"]) }
          type Mutation { change: Int fails: Int }
          type Item { name: String }`,
        root: {
          ping: 'pong',
          words: (_: unknown, { first }: { first: number }) =>
            Array.from({ length: first }, (_, index) => `wörd ${index}`),
          fails: () => fail(),
          failsWhole: () => fail(),
          change: () => ++changes,
        },
      },
    },
    { TRACE: 'demo', COST_IN_EXTENSIONS: '1' },
  )
})
afterAll(() => gateway[Symbol.asyncDispose]())

function fail(): never {
  throw new GraphQLError('There is none.', { extensions: { code: 'NOT_FOUND' } })
}

/** What an answer says, without what differs from request to request. */
async function ask(body: object, headers: Record<string, string> = {}) {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'the-same-one', ...headers },
    body: JSON.stringify(body),
  })
  const told = Object.fromEntries(response.headers)
  for (const name of ['date', 'content-length']) delete told[name]
  return { status: response.status, headers: told, body: await response.json() }
}

async function countOf(metric: string): Promise<number> {
  const lines = (await gateway.metrics.render()).split('\n').filter((line) => line.startsWith(metric))
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
}

const graphqlJson = 'application/graphql-response+json'

describe('an operation that was served before is answered as at the first time', () => {
  test.each<[string, object, Record<string, string>?]>([
    ['a query', { query: '{ ping }' }],
    ['in another media type', { query: '{ p: ping }' }, { accept: graphqlJson }],
    ['compressed', { query: '{ words(first: 400) }' }, { 'accept-encoding': 'gzip' }],
    ['with variables', { query: 'query Words($n: Int!) { words(first: $n) }', variables: { n: 3 } }],
    ['by its name', { query: 'query One { ping } query Two { p: ping }', operationName: 'Two' }],
    ['with one field that fails', { query: '{ ping fails }' }],
    ['with nothing but an error', { query: '{ failsWhole }' }, { accept: graphqlJson }],
    ['with the schema', { query: '{ __schema { queryType { name } } }' }],
    ['a mutation that fails', { query: 'mutation { fails }' }],
    ['too costly', { query: '{ items(first: 100000) { name } }' }],
    ['with a wrong variable', { query: 'query Wrong($n: Int!) { words(first: $n) }', variables: { n: 'many' } }],
    ['without the operation that it names', { query: 'query One { ping }', operationName: 'Two' }],
    ['without a name among several', { query: 'query One { ping } query Two { ping }' }],
    ['with a bad token', { query: '{ ping }' }, { authorization: 'Bearer none' }],
  ])('%s', async (_, body, headers) => {
    // The document is read by the first request at the latest.
    const first = await ask(body, headers)
    expect(await ask(body, headers)).toEqual(first)
    expect(await ask(body, headers)).toEqual(first)
  })
})

test('a variable of the wrong type is refused each time, and a right one served between', async () => {
  const query = 'query Some($n: Int!) { words(first: $n) }'
  const answers = []
  for (const n of [1, 'many', 1, 'many']) answers.push(await ask({ query, variables: { n } }, { accept: graphqlJson }))
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 200, 400])
  expect(answers[3]).toEqual(answers[1])
  expect(answers[2]).toEqual(answers[0])
})

test.each([
  ['{ ping again: ping }', 'query', 'ok'],
  ['{ ping again: fails }', 'query', 'partial'],
  ['{ again: failsWhole }', 'query', 'failed'],
  ['mutation { change fails }', 'mutation', 'partial'],
])('%s is run, timed and counted once for each time that it is asked', async (query, kind, outcome) => {
  const metrics = [
    'plaza_gateway_plan_lookups_total',
    `plaza_gateway_operation_seconds_count{kind="${kind}"}`,
    `plaza_gateway_operations_total{kind="${kind}",operation="other",outcome="${outcome}"}`,
    'plaza_gateway_operations_total',
  ]
  const before = await Promise.all(metrics.map(countOf))
  const changed = changes
  for (let time = 0; time < 3; time++) await ask({ query })
  const after = await Promise.all(metrics.map(countOf))
  expect(after.map((count, index) => count - before[index]!)).toEqual([3, 3, 3, 3])
  expect(changes - changed).toBe(kind === 'mutation' ? 3 : 0)
})

test('what a request asks to be told of itself is told each time', async () => {
  const headers = { 'plaza-trace': 'true' }
  const traces = []
  for (let time = 0; time < 2; time++) {
    const { extensions } = (await ask({ query: '{ traced: ping }' }, headers)).body as { extensions?: Traced }
    traces.push(extensions?.trace)
  }
  expect(traces).toMatchObject([
    { version: 1, plan: { cached: false }, fetches: [{ service: 'a' }] },
    { version: 1, plan: { cached: true }, fetches: [{ service: 'a' }] },
  ])
})

interface Traced {
  readonly trace: object
}

test('outside the manifest an operation is refused however often it is asked', async () => {
  const served = 'query Served { ping }'
  await using strict = await startOnSpecs(
    { a: { sdl: 'type Query { ping: String }', root: { ping: 'pong' } } },
    { OPERATIONS: 'safelist' },
    { manifest: [{ id: documentId(parse(served)), name: 'Served', body: served }] },
  )
  for (let time = 0; time < 3; time++) {
    expect(await strict.ask('{ ping }')).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_REQUIRED' } }],
    })
    expect(await strict.ask(served)).toMatchObject({ data: { ping: 'pong' } })
  }
})
