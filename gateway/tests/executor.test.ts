import { once } from 'node:events'
import { type GraphQLSchema, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import {
  createPlanExecutor,
  type FetchContext,
  type SubgraphFetch,
  type SubgraphTransport,
} from '../src/executor/index.ts'
import { loadSupergraph } from '../src/planning/load-supergraph.ts'
import { createPlanner } from '../src/planning/planner.ts'
import { createHttpTransport } from '../src/transports/http.ts'
import { createInProcessTransport } from '../src/transports/in-process.ts'
import { answerOf } from './support/answers.ts'
import { compose } from './support/gateways.ts'
import { startHttpSubgraph } from './support/http-subgraph.ts'
import type { SubgraphSpecs } from './support/subgraphs.ts'

interface Context {
  readonly viewer: unknown
  readonly signal: AbortSignal
}

const settings = { theme: { dark: true } }

/** Everything that a test needs to see or hold, told by the resolvers. */
function newWorld() {
  const aborted = Promise.withResolvers<void>()
  const world = { started: 0, aborted, ran: [] as string[] }
  const specs: SubgraphSpecs = {
    users: {
      sdl: `type Query { me: User users: [User!] hang: String viewer: String settings: Json @shareable }
        type Mutation { hang: String after: String } type User @key(fields: "id") { id: ID! name: String settings: Json } scalar Json`,
      root: {
        me: { id: '1' },
        users: ['1', '2', '1', '1', '2'].map((id) => ({ id })),
        viewer: (_: unknown, __: unknown, { viewer }: Context) => viewer,
        settings: () => settings,
      },
      entities: { User: ['1', '2'].map((id) => ({ id, name: `N${id}` })) },
      resolvers: {
        Query: { hang: (_, __, context) => hang(context as Context) },
        Mutation: {
          hang: (_, __, context) => hang(context as Context),
          after: () => {
            world.ran.push('after')
            return 'after'
          },
        },
        User: { settings: () => settings },
      },
    },
    posts: {
      sdl: `type Query { posts: [Post!] settings: Json @shareable }
        type Post { title: String author: User } type User @key(fields: "id") { id: ID! posts: Int slow: String } scalar Json`,
      root: {
        posts: ['1', '2', '1'].map((id) => ({ title: `T${id}`, author: { id } })),
        settings: () => ({ theme: { dark: false, size: 2 } }),
      },
      entities: { User: ['1', '2'].map((id) => ({ id, posts: Number(id) })) },
      resolvers: { User: { slow: (_, __, context) => hang(context as Context) } },
    },
  }
  async function hang({ signal }: Context): Promise<string> {
    world.started++
    if (!signal.aborted) await once(signal, 'abort')
    world.aborted.resolve()
    return 'too late'
  }
  return { world, specs }
}

interface Options {
  readonly fetchTimeoutMs?: number
  readonly cacheSize?: number
  /** Replaces the transport of a subgraph. */
  readonly transports?: (schemas: ReadonlyMap<string, GraphQLSchema>) => {
    readonly [subgraph: string]: SubgraphTransport
  }
}

function start(options: Options = {}) {
  const { world, specs } = newWorld()
  const { supergraph, schemas } = compose(specs)
  const loaded = loadSupergraph(supergraph)
  const sent: { readonly subgraph: string; readonly fetch: SubgraphFetch }[] = []
  const transports = new Map<string, SubgraphTransport>()
  for (const [subgraph, schema] of schemas) {
    const withContext = ({ request, signal }: FetchContext, work: (context: unknown) => Promise<never>) =>
      work({ viewer: request, signal } satisfies Context)
    const transport =
      options.transports?.(schemas)[subgraph] ?? createInProcessTransport({ schema, withContext: withContext as never })
    transports.set(subgraph, {
      ...transport,
      execute: (fetch, context) => {
        sent.push({ subgraph, fetch })
        return transport.execute(fetch, context)
      },
    })
  }
  let planned = 0
  const plan = createPlanner(supergraph)
  const { fetchTimeoutMs = 10_000, cacheSize = 100 } = options
  const executor = createPlanExecutor({
    ...loaded,
    plan: (...asked) => {
      planned++
      return plan(...asked)
    },
    transports,
    fetchTimeoutMs,
    cacheSize,
  })
  const ask = (
    query: string,
    more: { signal?: AbortSignal; context?: unknown; variables?: Record<string, unknown> } = {},
  ) => {
    const document = parse(query)
    expect(validate(loaded.apiSchema, document)).toEqual([])
    return executor.execute({ document, cacheKey: query, ...more })
  }
  return { world, executor, ask, sent, planned: () => planned }
}

describe('a fetch of entities', () => {
  test('names each entity once, and answers all the places it stands in', async () => {
    const { ask, sent } = start()
    expect(answerOf(await ask('{ users { id posts } }'))).toEqual({
      data: { users: ['1', '2', '1', '1', '2'].map((id) => ({ id, posts: Number(id) })) },
      errors: [],
    })
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['users', 'posts'])
    expect(sent[1]!.fetch.variables).toEqual({
      representations: [
        { __typename: 'User', id: '1' },
        { __typename: 'User', id: '2' },
      ],
    })
  })

  test('is not sent when there is nothing to ask for', async () => {
    const { ask, sent } = start()
    await ask('query($no: Boolean!) { me { id posts @include(if: $no) } }', { variables: { no: false } })
    expect(sent).toHaveLength(1)
  })

  test('has the same key at each run of a plan, for what transports keep', async () => {
    const { ask, sent } = start()
    for (let time = 0; time < 2; time++) await ask('{ me { posts } }')
    expect(sent[2]!.fetch.key).toBe(sent[0]!.fetch.key)
    expect(sent[3]!.fetch.key).toBe(sent[1]!.fetch.key)
    expect(sent[1]!.fetch.key).not.toBe(sent[0]!.fetch.key)
  })
})

describe('when a subgraph fails', () => {
  const down = () => ({ posts: createHttpTransport({ url: 'http://127.0.0.1:9/graphql' }) })

  test('the others are answered, and the cause stays inside', async () => {
    const { ask } = start({ transports: down })
    const result = await ask('{ me { name posts } posts { title } }')
    expect(answerOf(result)).toEqual({
      data: { me: { name: 'N1', posts: null }, posts: null },
      errors: ['Subgraph "posts" is unavailable. @ me', 'Subgraph "posts" is unavailable. @ posts'],
    })
    expect(JSON.stringify(result)).not.toContain('127.0.0.1')
    expect(result.errors![0]!.originalError!.message).toContain('ECONNREFUSED')
    expect(result.errors!.map(({ extensions }) => extensions)).toEqual(
      Array(2).fill({ code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'posts', retryAfterSeconds: 2 }),
    )
  })

  test.each([
    ['no list', { data: { _entities: null } }, '"_entities" is no list'],
    ['too few', { data: { _entities: [] } }, '0 entities for 1 representations'],
  ])('an answer with %s of entities is an error', async (_, answer, message) => {
    const { ask } = start({ transports: () => ({ posts: { execute: async () => answer } }) })
    expect(answerOf(await ask('{ me { name posts } }'))).toEqual({
      data: { me: { name: 'N1', posts: null } },
      errors: [`Subgraph "posts" gave a malformed answer: ${message}.`],
    })
  })

  test('a fetch that takes too long is given up, and its subgraph told', async () => {
    const { ask, world } = start({ fetchTimeoutMs: 50 })
    const result = await ask('{ me { name slow } }')
    expect(answerOf(result)).toEqual({
      data: { me: { name: 'N1', slow: null } },
      errors: ['Subgraph "posts" is unavailable. @ me'],
    })
    expect(result.errors![0]!.originalError!.message).toBe('No answer within 50 ms')
    await world.aborted.promise
  })

  test('so is one over HTTP', async () => {
    const { world, specs } = newWorld()
    const { schemas } = compose(specs)
    await using server = await startHttpSubgraph(schemas.get('posts')!, { contextOf: (_, signal) => ({ signal }) })
    const transport = createHttpTransport({ url: server.url })
    const { ask } = start({ fetchTimeoutMs: 100, transports: () => ({ posts: transport }) })
    expect((await ask('{ me { name slow } }')).errors).toHaveLength(1)
    await world.aborted.promise
    await transport.close?.()
  })
})

describe('when the client goes', () => {
  test('its fetches are aborted, and nothing more is sent', async () => {
    const { ask, world, sent, executor } = start()
    const controller = new AbortController()
    const result = ask('mutation { hang after }', { signal: controller.signal })
    await expect.poll(() => world.started).toBe(1)
    expect(executor.running).toBe(1)
    controller.abort(new Error('gone'))
    await expect(result).rejects.toThrow('gone')
    await world.aborted.promise
    expect(executor.running).toBe(0)
    expect(sent).toHaveLength(1)
  })

  test('a request that comes too late is not begun', async () => {
    const { ask, sent } = start()
    await expect(ask('{ me { id } }', { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone')
    expect(sent).toEqual([])
  })

  test('nothing is left on a signal that lives on', async () => {
    const { ask } = start()
    const listeners = new Set<unknown>()
    const { signal } = new AbortController()
    const add = signal.addEventListener.bind(signal)
    const remove = signal.removeEventListener.bind(signal)
    signal.addEventListener = ((type: string, listener: never) => {
      listeners.add(listener)
      add(type, listener)
    }) as never
    signal.removeEventListener = ((type: string, listener: never) => {
      listeners.delete(listener)
      remove(type, listener)
    }) as never
    for (let time = 0; time < 5; time++) await ask('{ me { posts } hang: viewer }', { signal })
    expect(listeners.size).toBe(0)
  })
})

describe('between requests', () => {
  test('nothing is shared: each has its own viewer and its own data', async () => {
    const { ask } = start()
    const viewers = Array.from({ length: 50 }, (_, index) => `v${index}`)
    const results = await Promise.all(viewers.map((context) => ask('{ viewer me { name posts } }', { context })))
    expect(results.map(({ data }) => data!.viewer)).toEqual(viewers)
    expect(new Set(results.map(({ data }) => data!.me)).size).toBe(50)
  })

  test('what a subgraph keeps in a custom scalar is never written to', async () => {
    const { ask } = start()
    for (let time = 0; time < 10; time++) {
      const { data } = await ask(
        '{ settings me { settings posts } users { settings posts } posts { author { settings } } }',
      )
      expect(data).toMatchObject({ me: { settings: { theme: { dark: true } } } })
    }
    expect(settings).toEqual({ theme: { dark: true } })
  })

  test('a plan is made once, warmed or not, and forgotten in turn', async () => {
    const { ask, planned, executor } = start({ cacheSize: 2 })
    await executor.warm({ document: parse('{ me { id } }'), cacheKey: '{ me { id } }' })
    expect([planned(), executor.size]).toEqual([1, 1])
    for (let time = 0; time < 3; time++) await ask('{ me { id } }')
    expect(planned()).toBe(1)
    for (const field of ['name', 'posts', 'settings']) await ask(`{ me { ${field} } }`)
    expect([planned(), executor.size]).toEqual([4, 2])
    await ask('{ me { id } }')
    expect(planned()).toBe(5)
  })

  test('operations of one document have plans of their own', async () => {
    const { executor } = start()
    const document = parse('query A { me { id } } query B { viewer }')
    const run = (operationName: string) => executor.execute({ document, operationName, context: 'v' })
    expect((await run('A')).data).toEqual({ me: { id: '1' } })
    expect((await run('B')).data).toEqual({ viewer: 'v' })
    expect((await executor.execute({ document })).errors![0]!.message).toContain('Must provide operation name')
    expect((await run('C')).errors![0]!.message).toBe('Unknown operation named "C".')
  })
})
