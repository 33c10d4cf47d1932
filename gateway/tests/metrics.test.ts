import { parse } from 'graphql'
import { createClient } from 'graphql-sse'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { documentId } from '../src/request/persisted-operations.ts'
import { type Channel, createChannel } from './support/channel.ts'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'

const known = 'query Known { ping }'
let ticks: Channel<{ tick: number }>
let gateway: StartedGateway
let before: string

beforeAll(async () => {
  ticks = createChannel()
  gateway = await startOnSpecs(
    {
      a: {
        sdl: `type Query { ping: String fails: String failsWhole: String! } type Mutation { change: Int }
          type Subscription { tick: Int }`,
        root: { ping: 'pong', fails: () => fail(), failsWhole: () => fail(), change: 1 },
        resolvers: { Subscription: { tick: { subscribe: () => ticks.listen() } as never } },
      },
    },
    {},
    {
      manifest: [{ id: documentId(parse(known)), name: 'Known', body: known }],
    },
  )
})
afterAll(() => gateway[Symbol.asyncDispose]())
beforeEach(async () => {
  before = await gateway.metrics.render()
})

function fail(): never {
  throw new Error('no')
}

/** By how much a number has grown in this test. */
async function growth(line: string): Promise<number> {
  const read = (text: string) =>
    Number(
      text
        .split('\n')
        .find((candidate) => candidate.startsWith(`${line} `))
        ?.slice(line.length) ?? 0,
    )
  return read(await gateway.metrics.render()) - read(before)
}
const operations = (kind: string, operation: string, outcome: string) =>
  growth(`plaza_gateway_operations_total{kind="${kind}",operation="${operation}",outcome="${outcome}"}`)
const askByStream = async (query: string) =>
  (
    await fetch(`${gateway.url}?query=${encodeURIComponent(query)}`, { headers: { accept: 'text/event-stream' } })
  ).text()

test.each<[string, string, string, string]>([
  ['{ ping }', 'query', 'other', 'ok'],
  ['{ ping fails }', 'query', 'other', 'partial'],
  ['{ failsWhole }', 'query', 'other', 'failed'],
  ['{ nothing }', 'none', 'other', 'refused'],
  [known, 'query', 'Known', 'ok'],
  ['query Known { fails ping }', 'query', 'other', 'partial'],
  ['query NameOfMyOwn { ping }', 'query', 'other', 'ok'],
])('%s counts as %s %s %s, streamed or not', async (query, kind, name, outcome) => {
  await gateway.ask(query)
  expect(await operations(kind, name, outcome)).toBe(1)
  await askByStream(query)
  expect(await operations(kind, name, outcome)).toBe(2)
  expect(await gateway.metrics.render()).not.toContain('NameOfMyOwn')
})

test('a mutation, a token that is no good and what is no GraphQL are counted', async () => {
  await gateway.ask('mutation { change }')
  expect(await operations('mutation', 'other', 'ok')).toBe(1)
  await gateway.ask('{ ping }', { headers: { authorization: 'garbage' } })
  expect(await operations('none', 'other', 'refused')).toBe(1)
  await fetch(gateway.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  expect(await operations('none', 'other', 'refused')).toBe(2)
})

test('plans are counted by whether they were there', async () => {
  const hits = 'plaza_gateway_plan_lookups_total{result="hit"}'
  const misses = 'plaza_gateway_plan_lookups_total{result="miss"}'
  for (let time = 0; time < 3; time++) await gateway.ask('{ again: ping }')
  expect([await growth(misses), await growth(hits)]).toEqual([1, 2])
  expect([await growth('plaza_gateway_plans'), await growth('plaza_gateway_planning_seconds_count')]).toEqual([1, 1])
  expect(await growth('plaza_gateway_operation_seconds_count{kind="query"}')).toBe(3)
})

test('streams are told of while they are open', async () => {
  const client = createClient({ url: gateway.url, retryAttempts: 0 })
  const leave = client.subscribe({ query: 'subscription { tick }' }, { next() {}, error() {}, complete() {} })
  await ticks.listeners(1)
  expect(await growth('plaza_gateway_streams')).toBe(1)
  await expect.poll(() => operations('subscription', 'other', 'ok')).toBe(1)
  leave()
  await expect.poll(() => growth('plaza_gateway_streams')).toBe(0)
})
