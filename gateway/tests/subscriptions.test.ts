import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApolloServer } from '@apollo/server'
import { graphqlRoute, readEvents, unauthenticated } from '@plaza/server'
import { GraphQLError } from 'graphql'
import { createClient as createSseClient } from 'graphql-sse'
import { type Client, createClient as createWsClient } from 'graphql-ws'
import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createAuthorizer, stripSecurity } from '../src/authorization/index.ts'
import { createPlanExecutor, type SubgraphTransport } from '../src/executor/index.ts'
import { loadSupergraph } from '../src/planning/load-supergraph.ts'
import { createPlanner } from '../src/planning/planner.ts'
import {
  type Admission,
  createOperationRunner,
  createSseHandler,
  mountWebSocket,
  Subscriptions,
  schemaChanged,
  shuttingDown,
} from '../src/subscriptions/index.ts'
import { createHttpTransport } from '../src/transports/http.ts'
import { createInProcessTransport } from '../src/transports/in-process.ts'
import { type Channel, createChannel } from './support/channel.ts'
import { compose } from './support/gateways.ts'
import { startHttpSubgraph } from './support/http-subgraph.ts'

interface Posted {
  readonly posted: { readonly id: string; readonly text: string; readonly author: { readonly id: string } }
}

function newComposed(channel: Channel<Posted>) {
  return compose({
    posts: {
      sdl: `type Query { posts: [Post] } type Mutation { write: Int } type Subscription { posted: Post secret: Post @authenticated refused: Post }
        type Post @key(fields: "id") { id: ID! text: String author: User } type User @key(fields: "id") { id: ID! }`,
      root: { posts: [] },
      entities: { Post: [] },
      resolvers: {
        Subscription: {
          posted: { subscribe: () => channel.listen() } as never,
          secret: { subscribe: () => channel.listen() } as never,
          refused: {
            subscribe: () => {
              throw new Error('not you')
            },
          } as never,
        },
      },
    },
    users: {
      sdl: 'type User @key(fields: "id") { id: ID! name: String }',
      entities: {
        User: [
          { id: '1', name: 'Ada' },
          {
            id: '2',
            name: () => {
              throw new Error('no name')
            },
          },
        ],
      },
    },
  })
}

type Carrier = 'in process' | 'over HTTP'

/** A gateway with two subgraphs, served over SSE and WebSocket on a free port. */
async function start(carrier: Carrier, limits = { perOwner: 10_000, total: 20_000 }) {
  const stack = new AsyncDisposableStack()
  const channel = createChannel<Posted>()
  const { supergraph, schemas } = newComposed(channel)
  const { sdl, rules } = stripSecurity(supergraph)
  const loaded = loadSupergraph(sdl)
  const transports = new Map<string, SubgraphTransport>()
  for (const [name, schema] of schemas) {
    if (carrier === 'in process') {
      transports.set(name, createInProcessTransport({ schema, withContext: (_, work) => work({}) }))
      continue
    }
    const subgraph = stack.use(await startHttpSubgraph(schema))
    const transport = createHttpTransport({ url: subgraph.url })
    stack.defer(async () => transport.close?.())
    transports.set(name, transport)
  }
  const executor = createPlanExecutor({ ...loaded, plan: createPlanner(sdl), transports })
  const sessions = new Map<string, AbortController>()
  const admit = async (authorization: string | undefined): Promise<Admission> => {
    if (authorization === 'bad') throw unauthenticated('Your token is no good.')
    const session = sessions.get(authorization ?? '') ?? new AbortController()
    sessions.set(authorization ?? '', session)
    return { context: { viewer: authorization }, owner: authorization ?? 'somebody', signal: session.signal }
  }
  const run = createOperationRunner({
    current: () => ({ apiSchema: loaded.apiSchema, executor, authorizer: createAuthorizer(rules) }),
    accessOf: ({ context }) => ((context as { viewer?: string }).viewer ? {} : null),
  })
  const subscriptions = new Subscriptions(run, limits)
  const sse = createSseHandler({
    subscriptions,
    admit: (request: IncomingMessage) => admit(request.headers.authorization),
    heartbeatMs: 50,
  })
  const apollo = new ApolloServer({ schema: loaded.apiSchema })
  await apollo.start()
  stack.defer(() => apollo.stop())
  const route = graphqlRoute({ server: apollo, stream: sse, context: async () => ({}) })
  const server = createServer((request, response) => void route.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const sockets = mountWebSocket({
    server,
    path: '/graphql',
    subscriptions,
    admit: (_, params) => admit(params.authorization as string | undefined),
    allowsOrigin: ({ headers: { origin } }) => origin === undefined || origin === 'http://good.test',
    maxConnections: 5_000,
  })
  stack.defer(async () => {
    await sockets.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return {
    channel,
    subscriptions,
    sessions,
    sockets,
    url: `http://127.0.0.1:${port}/graphql`,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

interface Ended {
  readonly results: unknown[]
  readonly ended: Promise<unknown>
  readonly leave: () => void
}

type Extensions = Record<string, unknown>
type Listen = (url: string, query: string, authorization?: string, extensions?: Extensions) => Ended

function collect(
  client: { subscribe: Client['subscribe'] },
  query: string,
  dispose: () => void,
  extensions?: Extensions,
): Ended {
  const results: unknown[] = []
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const leave = client.subscribe(
    { query, ...(extensions && { extensions }) },
    { next: (result) => void results.push(result), error: resolve, complete: () => resolve('complete') },
  )
  return {
    results,
    ended: promise,
    leave: () => {
      leave()
      dispose()
    },
  }
}

const wires: { readonly [name: string]: Listen } = {
  SSE: (url, query, authorization, extensions) => {
    const client = createSseClient({ url, retryAttempts: 0, headers: authorization ? { authorization } : {} })
    return collect(client as never, query, () => client.dispose(), extensions)
  },
  WebSocket: (url, query, authorization, extensions) => {
    const client = createWsClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazyCloseTimeout: 0,
      connectionParams: authorization ? { authorization } : {},
    })
    return collect(client, query, () => void client.dispose(), extensions)
  },
}

const post = (id: string, author = '1') => ({ posted: { id, text: `t${id}`, author: { id: author } } })
const seen = (id: string, name: string | null = 'Ada') => ({
  data: { posted: { id, text: `t${id}`, author: { name } } },
})
const patience = { timeout: 10_000 }
const query = 'subscription { posted { id text author { name } } }'

const combinations = (['in process', 'over HTTP'] as const).flatMap((carrier) =>
  Object.entries(wires).map(([wire, listen]) => [carrier, wire, listen] as const),
)

describe.each(combinations)('subgraphs %s, clients over %s', (carrier, _, listen) => {
  test('a stream says that it has begun to a client that asks, and loses nothing from then on', async () => {
    await using gateway = await start(carrier)
    const client = listen(gateway.url, query, undefined, { tellBegin: true })
    await expect.poll(() => client.results, patience).toEqual([{ extensions: { hasBegun: true } }])
    gateway.channel.send(post('1'))
    await expect.poll(() => client.results.slice(1), patience).toEqual([seen('1')])
    client.leave()
  })

  test('events come once and in order, with what other subgraphs add', async () => {
    await using gateway = await start(carrier)
    const client = listen(gateway.url, query)
    await gateway.channel.listeners(1)
    for (let id = 1; id <= 100; id++) gateway.channel.send(post(String(id)))
    await expect.poll(() => client.results.length, patience).toBe(100)
    expect(client.results).toEqual(Array.from({ length: 100 }, (_, index) => seen(String(index + 1))))
    gateway.channel.end()
    expect(await client.ended).toBe('complete')
    expect(gateway.subscriptions.size).toBe(0)
  })

  test('an event that half fails is an event with errors', async () => {
    await using gateway = await start(carrier)
    const client = listen(gateway.url, query)
    await gateway.channel.listeners(1)
    gateway.channel.send(post('1', '2'))
    gateway.channel.send(post('2'))
    await expect.poll(() => client.results.length, patience).toBe(2)
    expect(client.results).toMatchObject([
      { ...seen('1', null), errors: [{ message: 'no name', path: ['posted', 'author', 'name'] }] },
      seen('2'),
    ])
    client.leave()
  })

  test('a client that leaves takes its source with it', async () => {
    await using gateway = await start(carrier)
    const client = listen(gateway.url, query)
    await gateway.channel.listeners(1)
    client.leave()
    await gateway.channel.listeners(0)
    await expect.poll(() => gateway.subscriptions.size, patience).toBe(0)
  })

  test('a session that ends, ends what listens with it, and nobody else', async () => {
    await using gateway = await start(carrier)
    const ada = listen(gateway.url, query, 'ada')
    const bob = listen(gateway.url, query, 'bob')
    await gateway.channel.listeners(2)
    gateway.sessions
      .get('ada')!
      .abort(new GraphQLError('Your session has ended.', { extensions: { code: 'UNAUTHENTICATED' } }))
    await ada.ended
    await gateway.channel.listeners(1)
    gateway.channel.send(post('1'))
    await expect.poll(() => bob.results, patience).toEqual([seen('1')])
    expect(JSON.stringify([ada.results, await ada.ended, ((await ada.ended) as { reason?: string }).reason])).toContain(
      'Your session has ended.',
    )
    expect(JSON.stringify(ada.results)).not.toContain('t1')
    bob.leave()
  })

  test('a subscription that the subgraph refuses is an error, then the end', async () => {
    await using gateway = await start(carrier)
    const client = listen(gateway.url, 'subscription { refused { id } }')
    await client.ended
    expect(JSON.stringify(client.results)).toContain('not you')
  })
})

describe.each(Object.entries(wires))('clients over %s', (wire, listen) => {
  test('who has no good token does not get in', async () => {
    await using gateway = await start('in process')
    const client = listen(gateway.url, query, 'bad')
    const end = (await client.ended) as { message?: string; reason?: string; response?: { status: number } }
    expect(end.reason ?? end.response?.status).toEqual(wire === 'SSE' ? 401 : 'Your token is no good.')
    expect(client.results).toEqual([])
  })

  test('security directives hold here as everywhere', async () => {
    await using gateway = await start('in process')
    const stranger = listen(gateway.url, 'subscription { secret { id } }')
    await stranger.ended
    expect(JSON.stringify(stranger.results)).toContain('UNAUTHENTICATED')
    const viewer = listen(gateway.url, 'subscription { secret { id } }', 'ada')
    await gateway.channel.listeners(1)
    viewer.leave()
  })

  test('an operation that is not valid is an error', async () => {
    await using gateway = await start('in process')
    const client = listen(gateway.url, 'subscription { nope }')
    await client.ended
    expect(JSON.stringify(client.results)).toContain('Cannot query field')
  })

  test('queries may be asked as well', async () => {
    await using gateway = await start('in process')
    const client = listen(gateway.url, '{ posts { id } }')
    expect(await client.ended).toBe('complete')
    expect(client.results).toEqual([{ data: { posts: [] } }])
  })

  test('one person has so many and no more, and may start again after leaving', async () => {
    await using gateway = await start('in process', { perOwner: 2, total: 10 })
    const first = listen(gateway.url, query, 'ada')
    const second = listen(gateway.url, query, 'ada')
    await gateway.channel.listeners(2)
    const third = listen(gateway.url, query, 'ada')
    await third.ended
    expect(JSON.stringify(third.results)).toContain('RATE_LIMITED')
    const other = listen(gateway.url, query, 'bob')
    await gateway.channel.listeners(3)
    first.leave()
    await gateway.channel.listeners(2)
    const again = listen(gateway.url, query, 'ada')
    await gateway.channel.listeners(3)
    for (const client of [second, other, again]) client.leave()
  })

  test.each([
    ['a schema change', 'SCHEMA_CHANGED', (open: Subscriptions) => open.endStreams(schemaChanged())],
    ['shutdown', 'SERVER_CLOSING', (open: Subscriptions) => open.closeAll(shuttingDown())],
  ])('%s ends all with its reason', async (_, code, end) => {
    await using gateway = await start('in process')
    const clients = ['ada', 'bob'].map((name) => listen(gateway.url, query, name))
    await gateway.channel.listeners(2)
    end(gateway.subscriptions)
    for (const client of clients) {
      await client.ended
      expect(JSON.stringify(client.results)).toContain(code)
    }
    await gateway.channel.listeners(0)
  })

  test('a thousand connects leave nothing behind', { timeout: 180_000 }, async () => {
    await using gateway = await start('in process')
    for (let round = 0; round < 10; round++) {
      const clients = Array.from({ length: 100 }, (_, index) => listen(gateway.url, query, `p${index}`))
      await gateway.channel.listeners(100)
      for (const client of clients) client.leave()
      await gateway.channel.listeners(0)
    }
    await expect.poll(() => [gateway.subscriptions.size, gateway.sockets.connections], patience).toEqual([0, 0])
  })
})

describe('the wires themselves', () => {
  test('SSE beats while nothing happens, and is not cached or buffered', async () => {
    await using gateway = await start('in process')
    const controller = new AbortController()
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: controller.signal,
    })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    const reader = response.body!.getReader()
    // The first comment goes out with the headers; the beats come after it.
    let read = ''
    while (read.length < 2 * ':\n\n'.length) read += new TextDecoder().decode((await reader.read()).value)
    expect(read).toMatch(/^(:\n\n)+$/)
    controller.abort()
  })

  test('SSE takes no mutation by GET and no body that is none', async () => {
    await using gateway = await start('in process')
    const headers = { accept: 'text/event-stream', 'content-type': 'application/json' }
    const bad = await fetch(gateway.url, { method: 'POST', headers, body: '{' })
    expect(bad.status).toBe(400)
    const get = await fetch(`${gateway.url}?query=${encodeURIComponent('mutation { write }')}`, {
      headers: { accept: 'text/event-stream' },
    })
    expect(await get.text()).toContain('A mutation needs POST.')
  })

  test('a WebSocket of a foreign origin or another path is refused', async () => {
    await using gateway = await start('in process')
    const open = (path: string, origin?: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(
          gateway.url.replace('http', 'ws').replace('/graphql', path),
          'graphql-transport-ws',
          { ...(origin && { origin }) },
        )
        socket.once('open', () => {
          resolve('open')
          socket.close()
        })
        socket.once('error', (error) => resolve(error.message))
      })
    expect(await open('/graphql', 'http://good.test')).toBe('open')
    expect(await open('/graphql', 'http://evil.test')).toContain('403')
    expect(await open('/elsewhere')).toContain('404')
  })

  test.each(Object.entries(sleepers))(
    'a client over %s that does not read is told so when it does, and nobody waits for it',
    { timeout: 60_000 },
    async (wire, sleep) => {
      await using gateway = await start('in process')
      const reader = wires[wire]!(gateway.url, query)
      const sleeper = await sleep(gateway.url)
      await gateway.channel.listeners(2)
      const text = 'x'.repeat(300_000)
      for (let id = 0; id < 100; id++) {
        gateway.channel.send({ posted: { id: String(id), text, author: { id: '1' } } })
        await expect.poll(() => reader.results.length, { ...patience, interval: 1 }).toBe(id + 1)
      }
      // Nothing is fetched for it any more.
      await gateway.channel.listeners(1)
      const results = await sleeper.wake()
      const last = results.pop()
      expect(last).toMatchObject({ errors: [{ extensions: { code: 'READER_TOO_SLOW' } }] })
      expect(results.length).toBeLessThan(100)
      expect(results.map((result) => (result as typeof shown).data.posted.id)).toEqual(
        results.map((_, id) => String(id)),
      )
      reader.leave()
    },
  )
})

declare const shown: { data: { posted: { id: string } } }

/** Opens a stream that it does not read until it is woken; then it gives all results, to the end of the stream. */
type Sleep = (url: string) => Promise<{ wake(): Promise<unknown[]> }>

const sleepers: Record<string, Sleep> = {
  async SSE(url) {
    const { promise, resolve } = Promise.withResolvers<IncomingMessage>()
    const headers = { accept: 'text/event-stream', 'content-type': 'application/json' }
    request(url, { method: 'POST', agent: false, headers }, resolve).end(JSON.stringify({ query }))
    const response = (await promise).pause()
    return {
      async wake() {
        const events = await Array.fromAsync(readEvents(response, Number.POSITIVE_INFINITY))
        expect(events.at(-1)?.event).toBe('complete')
        return events.slice(0, -1).map(({ data }) => JSON.parse(data))
      },
    }
  },
  async WebSocket(url) {
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws')
    const messages: { type: string; payload: unknown }[] = []
    socket.on('message', (data) => messages.push(JSON.parse(String(data))))
    await once(socket, 'open')
    socket.send(JSON.stringify({ type: 'connection_init' }))
    await expect.poll(() => messages.length).toBe(1)
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }))
    socket.pause()
    return {
      async wake() {
        socket.resume()
        await expect.poll(() => messages.at(-1)?.type, patience).toBe('complete')
        socket.close()
        return messages.filter(({ type }) => type === 'next').map(({ payload }) => payload)
      },
    }
  },
}
