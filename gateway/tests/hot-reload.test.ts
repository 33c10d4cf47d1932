import { createClient } from 'graphql-sse'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Channel, createChannel } from './support/channel.ts'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'
import { composeSpecs, type SubgraphSpecs } from './support/subgraphs.ts'

interface Tick {
  readonly tick: number
}

const patience = { timeout: 30_000, interval: 50 }
const withoutAge = 'type User @key(fields: "id") { id: ID! name: String }'

let ticks: Channel<Tick>
let gate: PromiseWithResolvers<string>
let waiting: PromiseWithResolvers<void>

beforeEach(() => {
  ticks = createChannel()
  gate = Promise.withResolvers()
  waiting = Promise.withResolvers()
})

/** `b` has more than the first supergraph tells. */
function specs(): SubgraphSpecs {
  return {
    a: {
      sdl: `type Query { me: User gated: String } type Subscription { tick: Int }
        type User @key(fields: "id") { id: ID! }`,
      root: {
        me: { id: '1' },
        gated: () => {
          waiting.resolve()
          return gate.promise
        },
      },
      resolvers: { Subscription: { tick: { subscribe: () => ticks.listen() } as never } },
    },
    b: {
      sdl: 'type User @key(fields: "id") { id: ID! name: String age: Int }',
      entities: { User: [{ id: '1', name: 'Ada', age: 36 }] },
    },
  }
}

const smaller = () => composeSpecs({ ...specs(), b: { sdl: withoutAge } })
/** Reads well, and the planner finds no sense in it. */
const unplannable = () => smaller().replace('graph: B, key: "id"', 'graph: B, key: "nope"')
const becomesUnknown = (gateway: StartedGateway) =>
  expect
    .poll(async () => (await gateway.ask('{ me { age } }')).errors?.[0]?.message, patience)
    .toContain('Cannot query field "age"')

describe('a changed supergraph file', () => {
  test('serves new requests, and what runs ends on the old one', async () => {
    // The fetch lasts as long as planning for the new supergraph does.
    await using gateway = await startOnSpecs(specs(), { FETCH_TIMEOUT_MS: '60000' })
    const slow = gateway.ask('{ gated me { name age } }')
    await waiting.promise
    await gateway.replaceFile(smaller())
    await becomesUnknown(gateway)
    expect((await gateway.ask('{ me { name } }')).data).toEqual({ me: { name: 'Ada' } })
    gate.resolve('through')
    expect(await slow).toMatchObject({ status: 200, data: { gated: 'through', me: { name: 'Ada', age: 36 } } })
    expect(gateway.log()).toContain('the new supergraph serves')
  })

  test('ends open streams, which say why', async () => {
    await using gateway = await startOnSpecs(specs())
    const client = createClient({ url: gateway.url, retryAttempts: 0 })
    const results: unknown[] = []
    const ended = Promise.withResolvers<void>()
    client.subscribe(
      { query: 'subscription { tick }' },
      { next: (result) => void results.push(result), error: () => ended.resolve(), complete: () => ended.resolve() },
    )
    await ticks.listeners(1)
    ticks.send({ tick: 1 })
    await expect.poll(() => results, patience).toEqual([{ data: { tick: 1 } }])
    await gateway.replaceFile(smaller())
    await ended.promise
    expect(results).toMatchObject([{}, { errors: [{ extensions: { code: 'SCHEMA_CHANGED' } }] }])
    await becomesUnknown(gateway)
  })

  test('leaves a query its answer that came over a stream', async () => {
    await using gateway = await startOnSpecs(specs())
    const headers = { accept: 'text/event-stream' }
    const slow = fetch(`${gateway.url}?query={gated me{age}}`, { headers }).then((response) => response.text())
    await waiting.promise
    await gateway.replaceFile(smaller())
    await becomesUnknown(gateway)
    gate.resolve('through')
    expect(await slow).toContain('{"data":{"gated":"through","me":{"age":36}}}')
  })

  test('serves only after the operations of the manifest are planned for it', async () => {
    const body = '{ me { name } }'
    await using gateway = await startOnSpecs(
      specs(),
      {},
      { manifest: [{ id: 'x', name: 'Known', body: `query Known ${body}` }] },
    )
    await gateway.replaceFile(smaller())
    await becomesUnknown(gateway)
    const before = await planned(gateway)
    expect((await gateway.ask(`query Known ${body}`)).data).toEqual({ me: { name: 'Ada' } })
    expect(await planned(gateway)).toBe(before)
    expect((await gateway.ask(`query Other ${body}`)).data).toEqual({ me: { name: 'Ada' } })
    expect(await planned(gateway)).toBe(before + 1)
  })

  test.each<[string, () => string, string]>([
    ['is none', () => 'type Query { this is no supergraph }', 'Syntax Error'],
    [
      'has a subgraph that neither runs here nor has a URL',
      () => composeSpecs({ ...specs(), c: { sdl: 'type Query { c: Int }' } }).replace('http://c.test/graphql', ''),
      'Subgraph \\"c\\" does not run in this process and has no URL',
    ],
    [
      'wants a field that the subgraph in this process does not have yet',
      () => composeSpecs({ ...specs(), b: { sdl: `${withoutAge} extend type User { nickname: String }` } }),
      'Subgraph \\"b\\", as it runs in this process, has no User.nickname',
    ],
    [
      'asks for security that nobody here knows',
      () =>
        smaller().replace(
          '@link(url: "https://specs.apollo.dev/join',
          '@link(url: "https://example.com/guard/v1.0", for: SECURITY) @link(url: "https://specs.apollo.dev/join',
        ),
      'guard',
    ],
    ['no operation can be planned for', unplannable, 'Cannot query field \\"nope\\"'],
  ])('that %s is refused and said so', async (_, sdl, reason) => {
    await using gateway = await startOnSpecs(specs())
    await gateway.replaceFile(sdl())
    await expect.poll(() => gateway.log(), patience).toContain('the new supergraph is refused; the old one goes on')
    expect(gateway.log()).toContain(reason)
    expect((await gateway.ask('{ me { name age } }')).data).toEqual({ me: { name: 'Ada', age: 36 } })
    // A good one after it is taken.
    await gateway.replaceFile(smaller())
    await becomesUnknown(gateway)
  })
})

test('a supergraph that no operation can be planned for is not started on', async () => {
  await expect(startOnSpecs(specs(), {}, { supergraph: unplannable() })).rejects.toThrow('Cannot query field "nope"')
})

/** Operations planned since the gateway started. */
async function planned({ metrics }: StartedGateway): Promise<number> {
  return Number(/^plaza_gateway_planning_seconds_count (\d+)/m.exec(await metrics.render())?.[1] ?? 0)
}
