import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { stillSeen } from '@plaza/server'
import { buildSchema, type GraphQLSchema, OperationTypeNode, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { FetchContext, JsonObject, SubgraphFetch, SubgraphTransport } from '../src/executor/index.ts'
import { createHttpTransport, type HttpOptions } from '../src/transports/http.ts'
import { createInProcessTransport } from '../src/transports/in-process.ts'
import { startHttpSubgraph } from './support/http-subgraph.ts'

interface Context {
  readonly viewer: string | undefined
  readonly signal: AbortSignal
}

/** What the subgraph saw, by the kind of thing. */
interface Seen {
  started: number
  aborted: PromiseWithResolvers<void>
  produced: number
  returned: PromiseWithResolvers<void>
}

function makeSchema(seen: Seen): GraphQLSchema {
  const schema = buildSchema(`
    input Greeting { name: String! = "you" }
    type Query { hello(name: String = "you"): String greet(greeting: Greeting!): String list: [Item!]! bad: Int items: [Item] forever: String }
    type Item { id: ID! fails: Int }
    type Subscription { count(to: Int!): Int endless(size: Int = 1): String refused: Int breaks: Int }`)
  const query = schema.getQueryType()!.getFields()
  query.hello!.resolve = (_, { name }, { viewer }: Context) => `Hello ${name}${viewer ? ` from ${viewer}` : ''}`
  query.greet!.resolve = (_, { greeting }) => `Hello ${greeting.name}`
  query.list!.resolve = () => [{ id: '1' }]
  query.bad!.resolve = () => {
    throw Object.assign(new Error('no good'), { extensions: { code: 'BAD' } })
  }
  query.items!.resolve = () => [{ id: '1' }, { id: '2' }]
  query.forever!.resolve = async (_, __, { signal }: Context) => {
    seen.started++
    if (!signal.aborted) await once(signal, 'abort')
    seen.aborted.resolve()
    return 'late'
  }
  const item = schema.getType('Item') as ReturnType<GraphQLSchema['getQueryType']> & object
  item.getFields().fails!.resolve = ({ id }) => {
    if (id === '2') throw new Error('item 2')
    return 1
  }
  const subscription = schema.getSubscriptionType()!.getFields()
  subscription.count!.subscribe = async function* (_, { to }) {
    for (let count = 1; count <= to; count++) yield { count }
  }
  subscription.endless!.subscribe = async function* (_, { size }, { signal }: Context) {
    try {
      while (!signal.aborted) {
        seen.produced++
        await setImmediate()
        yield { endless: 'x'.repeat(size) }
      }
    } finally {
      seen.returned.resolve()
    }
  }
  subscription.refused!.subscribe = () => {
    throw new Error('not you')
  }
  subscription.breaks!.subscribe = async function* () {
    yield { breaks: 1 }
    throw new Error('broke')
  }
  return schema
}

interface Setup extends AsyncDisposable {
  readonly transport: SubgraphTransport
  readonly seen: Seen
}

function newSeen(): Seen {
  return { started: 0, aborted: Promise.withResolvers(), produced: 0, returned: Promise.withResolvers() }
}

const adapters: { readonly [name: string]: (how?: 'breaks') => Promise<Setup> } = {
  async 'in process'() {
    const seen = newSeen()
    const transport = createInProcessTransport({
      schema: makeSchema(seen),
      withContext: ({ request, signal }, work) =>
        work({ viewer: request, signal } satisfies { viewer: unknown; signal: AbortSignal }),
    })
    return { transport, seen, async [Symbol.asyncDispose]() {} }
  },
  async HTTP(how) {
    const seen = newSeen()
    const server = await startHttpSubgraph(makeSchema(seen), {
      // graphql-sse doesn't catch what a source throws, so the break is one of the connection.
      ...(how && { stream: breakAfterOne }),
      contextOf: (headers, signal): Context => ({ viewer: headers['x-viewer'] as string | undefined, signal }),
    })
    const transport = createHttpTransport({
      url: server.url,
      headers: (request) => (request ? { 'x-viewer': String(request) } : {}),
    })
    return {
      transport,
      seen,
      async [Symbol.asyncDispose]() {
        await transport.close?.()
        await server[Symbol.asyncDispose]()
      },
    }
  },
}

async function breakAfterOne(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write('event: next\ndata: {"data":{"breaks":1}}\n\n', () => response.destroy())
}

function fetchOf(operation: string, variables: JsonObject = {}, operationName?: string): SubgraphFetch {
  const document = parse(operation)
  const operationKind = operation.startsWith('subscription') ? OperationTypeNode.SUBSCRIPTION : OperationTypeNode.QUERY
  return { operation, document, operationName, operationKind, variables, key: document }
}

function contextOf(request?: unknown, signal = new AbortController().signal): FetchContext {
  return { request, signal }
}

describe.each(Object.entries(adapters))('a subgraph %s', (_, start) => {
  test('answers with data, by variables and operation name', async () => {
    await using setup = await start()
    const fetch = fetchOf('query A($n: String) { hello(name: $n) } query B { hello }', { n: 'Ada' }, 'A')
    for (let time = 0; time < 3; time++) {
      expect(JSON.parse(JSON.stringify(await setup.transport.execute(fetch, contextOf())))).toEqual({
        data: { hello: 'Hello Ada' },
      })
    }
  })

  test.each([
    ['query ($greeting: Greeting!) { greet(greeting: $greeting) }', { greeting: {} }],
    ['{ greet(greeting: {}) }', {}],
    ['query ($yes: Boolean! = true) { greet(greeting: {}) @include(if: $yes) }', {}],
  ])(
    'knows the defaults of input fields and variables, however often it is asked: %s',
    async (operation, variables) => {
      await using setup = await start()
      const fetch = fetchOf(operation, variables)
      for (let run = 0; run < 3; run++) {
        expect((await setup.transport.execute(fetch, contextOf())).data).toMatchObject({ greet: 'Hello you' })
      }
    },
  )

  test('is told who asks, and forgets it', async () => {
    await using setup = await start()
    const fetch = fetchOf('{ hello }')
    const ask = async (viewer?: string) => (await setup.transport.execute(fetch, contextOf(viewer))).data?.hello
    expect(await Promise.all([ask('ada'), ask(), ask('bob')])).toEqual([
      'Hello you from ada',
      'Hello you',
      'Hello you from bob',
    ])
  })

  test('answers with errors and their places and codes beside the data', async () => {
    await using setup = await start()
    const fetch = fetchOf('{ bad hello items { fails } }')
    for (let time = 0; time < 3; time++) {
      const result = JSON.parse(JSON.stringify(await setup.transport.execute(fetch, contextOf())))
      expect(result.data).toEqual({ bad: null, hello: 'Hello you', items: [{ fails: 1 }, { fails: null }] })
      expect(result.errors).toMatchObject([
        { message: 'no good', path: ['bad'], extensions: { code: 'BAD' } },
        { message: 'item 2', path: ['items', 1, 'fails'] },
      ])
    }
  })

  test('gives its results away: changing one changes no other', async () => {
    await using setup = await start()
    const fetch = fetchOf('{ list { id } }')
    for (let time = 0; time < 3; time++) {
      const { data } = await setup.transport.execute(fetch, contextOf())
      const [item] = data!.list as JsonObject[]
      expect(item!.id).toBe('1')
      item!.id = 'changed'
    }
  })

  test('many fetches at once get their own answers', async () => {
    await using setup = await start()
    const document = fetchOf('query($n: String) { hello(name: $n) }')
    const names = Array.from({ length: 200 }, (_, index) => `n${index}`)
    const results = await Promise.all(
      names.map((n) => setup.transport.execute({ ...document, variables: { n } }, contextOf())),
    )
    expect(results.map(({ data }) => data?.hello)).toEqual(names.map((name) => `Hello ${name}`))
  })

  test('hears when nobody waits any more', async () => {
    await using setup = await start()
    const controller = new AbortController()
    const result = setup.transport.execute(fetchOf('{ forever }'), contextOf(undefined, controller.signal))
    result.catch(() => undefined)
    await expect.poll(() => setup.seen.started).toBe(1)
    controller.abort()
    await setup.seen.aborted.promise
  })

  test('streams events in order and ends', async () => {
    await using setup = await start()
    const events = await setup.transport.subscribe!(
      fetchOf('subscription($to: Int!) { count(to: $to) }', { to: 50 }),
      contextOf(),
    )
    const counts: unknown[] = []
    for await (const { data } of events) counts.push(data?.count)
    expect(counts).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  })

  test('refuses a subscription with its errors, before any data', async () => {
    await using setup = await start()
    const refusal = await setup.transport.subscribe!(fetchOf('subscription { refused }'), contextOf()).then(
      async (events) => (await events.next()).value,
      (error) => error,
    )
    expect(refusal.data ?? null).toBeNull()
    expect(refusal.errors).toMatchObject([{ message: 'not you', path: ['refused'] }])
  })

  test('says so when a stream breaks', async () => {
    await using setup = await start('breaks')
    const events = await setup.transport.subscribe!(fetchOf('subscription { breaks }'), contextOf())
    expect((await events.next()).value).toMatchObject({ data: { breaks: 1 } })
    await expect(events.next()).rejects.toThrow()
  })

  test.each(['abort', 'return'] as const)('ends its source on %s', async (how) => {
    await using setup = await start()
    const controller = new AbortController()
    const events = await setup.transport.subscribe!(
      fetchOf('subscription { endless }'),
      contextOf(undefined, controller.signal),
    )
    await events.next()
    if (how === 'return') await events.return?.()
    controller.abort()
    await setup.seen.returned.promise
  })
})

describe('a subgraph over HTTP', () => {
  const ask = async (answer: (response: ServerResponse) => void, options: Partial<HttpOptions> = {}) => {
    await using server = await startHttpSubgraph(makeSchema(newSeen()), { answer: (_, response) => answer(response) })
    const transport = createHttpTransport({ url: server.url, ...options })
    try {
      return await transport.execute(fetchOf('{ hello }'), contextOf())
    } finally {
      await transport.close?.()
    }
  }

  test('keeps its connections', async () => {
    await using server = await startHttpSubgraph(makeSchema(newSeen()))
    const transport = createHttpTransport({ url: server.url })
    for (let time = 0; time < 20; time++) await transport.execute(fetchOf('{ hello }'), contextOf())
    expect(server.connections()).toBeLessThan(4)
    await transport.close?.()
  })

  test('is sent the headers that the host names and no others', async () => {
    await using server = await startHttpSubgraph(makeSchema(newSeen()))
    const transport = createHttpTransport({ url: server.url, headers: () => ({ authorization: 'Bearer x' }) })
    await transport.execute(fetchOf('{ hello }'), contextOf({ cookie: 'secret' }))
    expect(Object.keys(server.requests[0]!.headers).sort()).toEqual([
      'accept',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
    ])
    await transport.close?.()
  })

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('may compress with %s', async (encoding, compress) => {
    const result = await ask((response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(compress('{"data":{"hello":"packed"}}')),
    )
    expect(result).toEqual({ data: { hello: 'packed' } })
  })

  test('is cut off when its answer is too large, packed or not', async () => {
    const large = JSON.stringify({ data: { hello: 'x'.repeat(100_000) } })
    const limit = { maxResponseBytes: 10_000 }
    await expect(ask((response) => response.end(large), limit)).rejects.toThrow('larger than 10000 bytes')
    const packed = (response: ServerResponse) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(large))
    await expect(ask(packed, limit)).rejects.toThrow('larger than 10000 bytes')
  })

  test('is read no faster than its events are taken', async () => {
    let written = 0
    const event = `event: next\ndata: ${JSON.stringify({ data: { endless: 'x'.repeat(100_000) } })}\n\n`
    await using server = await startHttpSubgraph(makeSchema(newSeen()), {
      async stream(response) {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        while (!response.destroyed) {
          written++
          if (!response.write(event)) await new Promise((resolve) => response.once('drain', resolve))
        }
      },
    })
    const transport = createHttpTransport({ url: server.url })
    const events = await transport.subscribe!(fetchOf('subscription { endless }'), contextOf())
    await events.next()
    let before = -1
    const standsStill = () => {
      const still = before === written
      before = written
      return still
    }
    // The buffers between fill up first.
    await expect.poll(standsStill, { interval: 100 }).toBe(true)
    expect(written).toBeLessThan(300)
    await events.return?.()
    await transport.close?.()
  })

  test('may answer GraphQL with any status', async () => {
    const result = await ask((response) => response.writeHead(400).end('{"errors":[{"message":"no"}]}'))
    expect(result).toEqual({ data: null, errors: [{ message: 'no' }] })
  })

  test.each([
    ['no JSON', (response: ServerResponse) => response.writeHead(502).end('<html>'), 'Status 502 without JSON'],
    ['no GraphQL', (response: ServerResponse) => response.end('{"ok":true}'), 'without a GraphQL answer'],
    ['nothing', (response: ServerResponse) => response.destroy(), /other side closed|ECONNRESET|socket/i],
  ] as const)('has failed when it answers %s', async (_, answer, message) => {
    await expect(ask((response) => void answer(response))).rejects.toThrow(message)
  })

  test('has failed when nobody listens', async () => {
    const transport = createHttpTransport({ url: 'http://127.0.0.1:9/graphql' })
    await expect(transport.execute(fetchOf('{ hello }'), contextOf())).rejects.toThrow('ECONNREFUSED')
  })
})

describe('a subgraph in process', () => {
  test('has a context value for each fetch and event, disposed when it is over', async () => {
    const open = new Set<object>()
    let made = 0
    const transport = createInProcessTransport({
      schema: makeSchema(newSeen()),
      async withContext({ signal }, work) {
        const value = { signal }
        made++
        open.add(value)
        try {
          return await work(value)
        } finally {
          open.delete(value)
        }
      },
    })
    await transport.execute(fetchOf('{ hello }'), contextOf())
    expect([made, open.size]).toEqual([1, 0])
    const events = await transport.subscribe!(fetchOf('subscription { count(to: 3) }'), contextOf())
    await events.next()
    // Nobody asked for a second event, so none was made.
    expect([made, open.size]).toEqual([3, 1])
    for await (const _ of events);
    await expect.poll(() => open.size).toBe(0)
    expect(made).toBe(5)
  })

  test('passes over an event of which nothing is in sight any more', async () => {
    const schema = buildSchema('type Query { one: Int } type Subscription { count: Int! }')
    const { count } = schema.getSubscriptionType()!.getFields()
    count!.subscribe = async function* () {
      yield* [1, null, 2]
    }
    count!.resolve = (event) => stillSeen(event)
    const transport = createInProcessTransport({ schema, withContext: (_, work) => work({}) })
    const events = await transport.subscribe!(fetchOf('subscription { count }'), contextOf())
    expect(await Array.fromAsync(events)).toEqual([{ data: { count: 1 } }, { data: { count: 2 } }])
  })
})
