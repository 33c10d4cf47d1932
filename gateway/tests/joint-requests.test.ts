import { once } from 'node:events'
import { parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import {
  createPlanExecutor,
  ExecutionTrace,
  type FetchContext,
  type SubgraphFetch,
  type SubgraphResult,
  type SubgraphTransport,
} from '../src/executor/index.ts'
import { loadSupergraph } from '../src/planning/load-supergraph.ts'
import { createPlanner } from '../src/planning/planner.ts'
import { createHttpTransport } from '../src/transports/http.ts'
import { createInProcessTransport } from '../src/transports/in-process.ts'
import { suites } from './corpus/sharing.ts'
import { answerOf } from './support/answers.ts'
import { compose, ourGateway } from './support/gateways.ts'
import { startHttpSubgraph } from './support/http-subgraph.ts'
import type { SubgraphSpecs } from './support/subgraphs.ts'

const people = ['1', '2', '3'].map((id) => ({ id, name: `N${id}`, best: { id: String((Number(id) % 3) + 1) } }))

const specs = (hang: (context: FetchContext) => Promise<string>): SubgraphSpecs => ({
  posts: {
    sdl: `type Query { post: Post posts: [Post!] }
      type Post { title: String author: User reader: User editors: [User!] }
      type User @key(fields: "id") { id: ID! }`,
    root: {
      post: { title: 'T', author: { id: '1' }, reader: { id: '2' }, editors: [{ id: '2' }, { id: '3' }, { id: '1' }] },
      posts: ['1', '2'].map((id) => ({ title: `T${id}`, author: { id }, editors: [{ id: '3' }] })),
    },
  },
  users: {
    sdl: `type User @key(fields: "id") { id: ID! name: String code: String! best: User greeting(to: String): String slow: String
        picture: File friends(first: Int): [Friend!] }
      type Friend { number: Int picture: File }
      type File @key(fields: "id") { id: ID! }`,
    entities: { User: people.map((person) => ({ ...person, picture: { id: `p${person.id}` } })) },
    resolvers: {
      User: {
        greeting: (_, { to }) => `Hello ${to}`,
        slow: (_, __, context) => hang(context as FetchContext),
        code: (person) => {
          const { id } = person as { id: string }
          if (id === '2') throw new Error('no code')
          return `C${id}`
        },
        friends: (_, { first }) =>
          Array.from({ length: first as number }, (_, number) => ({ number, picture: { id: `p${number}` } })),
      },
    },
  },
  media: {
    sdl: 'type File @key(fields: "id") { id: ID! url(size: Int): String alt: String }',
    entities: { File: ['p0', 'p1', 'p2', 'p3'].map((id) => ({ id, alt: `A ${id}` })) },
    resolvers: { File: { url: (file, { size }) => `${(file as { id: string }).id}/${size}` } },
  },
})

interface Options {
  readonly fetchTimeoutMs?: number
  readonly joinsFetches?: boolean
  /** In front of the transport of `users`. */
  readonly users?: (execute: SubgraphTransport['execute']) => SubgraphTransport['execute']
}

function start({ users, ...options }: Options = {}) {
  const world = { hanging: 0, aborted: 0 }
  const { supergraph, schemas } = compose(
    specs(async ({ signal }) => {
      world.hanging++
      if (!signal.aborted) await once(signal, 'abort')
      world.aborted++
      return 'too late'
    }),
  )
  const loaded = loadSupergraph(supergraph)
  const sent: { readonly subgraph: string; readonly fetch: SubgraphFetch }[] = []
  const transports = new Map(
    [...schemas].map(([subgraph, schema]): [string, SubgraphTransport] => {
      const { execute } = createInProcessTransport({ schema, withContext: (context, work) => work(context) })
      const answer = (subgraph === 'users' && users?.(execute)) || execute
      return [
        subgraph,
        {
          execute: (fetch, context) => {
            sent.push({ subgraph, fetch })
            expect(validate(schema, parse(fetch.operation)), fetch.operation).toEqual([])
            return answer(fetch, context)
          },
        },
      ]
    }),
  )
  const executor = createPlanExecutor({ ...loaded, plan: createPlanner(supergraph), transports, ...options })
  const ask = (query: string, more: { variables?: object; signal?: AbortSignal; trace?: ExecutionTrace } = {}) => {
    const document = parse(query)
    expect(validate(loaded.apiSchema, document)).toEqual([])
    return executor.execute({ document, cacheKey: query, ...(more as { variables: Record<string, unknown> }) })
  }
  const sentTo = (subgraph: string) => sent.filter((one) => one.subgraph === subgraph).map(({ fetch }) => fetch)
  return { ask, sent, sentTo, world }
}

/** The same answer is given where each fetch is a request of its own. */
async function asApart(query: string, more: Parameters<ReturnType<typeof start>['ask']>[1] = {}) {
  const joint = start()
  const apart = start({ joinsFetches: false })
  const answer = answerOf(await joint.ask(query, more))
  expect(answer).toEqual(answerOf(await apart.ask(query, more)))
  return { ...joint, answer, apart }
}

const user = (id: string) => ({ __typename: 'User', id })

describe('what a plan asks of one subgraph at one moment is one request', () => {
  test('of one list where it is the same question, and each entity once', async () => {
    const { answer, sentTo, apart } = await asApart('{ post { author { name } reader { name } editors { name } } }')
    const names = (...ids: string[]) => ids.map((id) => ({ name: `N${id}` }))
    expect(answer).toEqual({
      data: { post: { author: names('1')[0], reader: names('2')[0], editors: names('2', '3', '1') } },
      errors: [],
    })
    expect(apart.sentTo('users')).toHaveLength(3)
    expect(sentTo('users').map(({ variables }) => variables)).toEqual([
      { representations: [user('1'), user('2'), user('3')] },
    ])
    expect(sentTo('users')[0]!.operation).toBe(apart.sentTo('users')[0]!.operation)
  })

  test('of a list for each question where they differ, with the variables of each', async () => {
    const { sentTo } = await asApart(
      `query Q($to: String, $entities_0: String, $representations_0: String) { post {
        author { greeting(to: $to) } reader { greeting(to: $representations_0) } editors { greeting(to: $entities_0) name } } }`,
      { variables: { to: 'a', entities_0: 'b', representations_0: 'c' } },
    )
    const [request, ...others] = sentTo('users')
    expect(others).toEqual([])
    expect(request!.operationName).toBe('Q__users__1_and_2_more')
    expect(request!.variables).toEqual({
      to: 'a',
      entities_0: 'b',
      representations_0: 'c',
      representations__0: [user('1')],
      representations__1: [user('2')],
      representations__2: [user('2'), user('3'), user('1')],
    })
  })

  test('and so is what follows from it', async () => {
    const { sentTo, apart } = await asApart(
      '{ post { author { picture { url(size: 1) } } reader { picture { url(size: 1) alt } } editors { name } } }',
    )
    expect([sentTo('users').length, sentTo('media').length]).toEqual([1, 1])
    expect([apart.sentTo('users').length, apart.sentTo('media').length]).toEqual([3, 2])
  })

  test('with the same key at each run, for what transports keep', async () => {
    const { ask, sentTo } = start()
    for (let time = 0; time < 2; time++) await ask('{ post { author { name } reader { name code } } }')
    const [first, second] = sentTo('users')
    expect(second!.key).toBe(first!.key)
    expect(second!.document).toBe(first!.document)
  })

  test('also where clients name fragments that the planner keeps', async () => {
    const { sentTo } = await asApart(
      `{ post { author { best { ...Part } best2: best { ...Part } } reader { name best { ...Part } best2: best { ...Part } } } }
      fragment Part on User { id name greeting(to: "x") best { id name greeting(to: "y") } }`,
    )
    expect(sentTo('users')).toHaveLength(1)
    expect(sentTo('users')[0]!.operation.match(/fragment \w+/g)).toEqual(['fragment Part_0', 'fragment Part_1'])
  })

  test('but one that begins alone goes out as the planner wrote it', async () => {
    const { ask, sentTo } = start()
    await ask('query Q { post { author { name } } }')
    expect(sentTo('users')[0]!.operationName).toBe('Q__users__1')
  })

  test('of no more than subgraphs take: what is too much is more requests', async () => {
    const fields = Array.from({ length: 35 }, (_, n) => `p${n}: post { author { g${n}: greeting(to: "${n}") } }`)
    const { sentTo } = await asApart(`{ ${fields.join(' ')} }`)
    expect(sentTo('users').map(({ operation }) => operation.split('_entities(').length - 1)).toEqual([30, 5])
  })

  test('places that share an entity share nothing that is written into', async () => {
    const { answer } = await asApart(
      `{ post { author { friends(first: 2) { picture { url(size: 1) } } }
        editors { friends(first: 2) { picture { url(size: 2) } } } } }`,
    )
    const friends = (size: number) => [0, 1].map((n) => ({ picture: { url: `p${n}/${size}` } }))
    expect(answer.data).toEqual({
      post: { author: { friends: friends(1) }, editors: Array(3).fill({ friends: friends(2) }) },
    })
  })
})

describe('errors of a joint request', () => {
  test('stand at every place that they are about, and take only those', async () => {
    const { answer, sentTo } = await asApart('{ post { author { code } reader { code } editors { name code } } }')
    expect(answer.errors).toEqual(['no code @ post.editors.0.code', 'no code @ post.reader.code'])
    expect(sentTo('users')).toHaveLength(1)
  })

  const query = '{ post { author { name } reader { name greeting(to: "x") } } }'
  const both = { post: { author: { name: 'N1' }, reader: { name: 'N2', greeting: 'Hello x' } } }
  const isJoint = ({ operation }: SubgraphFetch) => operation.split('_entities(').length > 2

  test.each<[string, () => SubgraphResult | Promise<never>]>([
    ['null', () => ({ data: null, errors: [{ message: 'too much' }] })],
    ['null for one part', () => ({ data: { entities_0: null, entities_1: [{ name: 'N2', greeting: 'Hello x' }] } })],
    ['a list of another length', () => ({ data: { entities_0: [], entities_1: [] } })],
    [
      'an error that has no place',
      () => ({ data: { entities_0: [null], entities_1: [null] }, errors: [{ message: 'x' }] }),
    ],
  ])('%s for an answer: the parts are asked apart', async (_, answer) => {
    const { ask, sentTo } = start({
      users: (execute) => async (fetch, context) => (isJoint(fetch) ? answer() : execute(fetch, context)),
    })
    expect(answerOf(await ask(query))).toEqual({ data: both, errors: [] })
    expect(sentTo('users').map(isJoint)).toEqual([true, false, false])
    // What is refused again and again is asked together less and less.
    for (let time = 0; time < 8; time++) expect(answerOf(await ask(query))).toEqual({ data: both, errors: [] })
    expect(sentTo('users').filter(isJoint)).toHaveLength(3)
  })

  test('an answer that is too large for one request over HTTP is had in several', async () => {
    const { schemas } = compose(specs(async () => ''))
    await using server = await startHttpSubgraph(schemas.get('users')!, { contextOf: () => ({}) })
    const transport = createHttpTransport({ url: server.url, maxResponseBytes: 70 })
    const { ask, sentTo } = start({ users: () => transport.execute })
    expect(answerOf(await ask(query))).toEqual({ data: both, errors: [] })
    expect(sentTo('users').map(isJoint)).toEqual([true, false, false])
    await transport.close?.()
  })

  test('a subgraph that is away is asked once, and every place says so', async () => {
    const transport = createHttpTransport({ url: 'http://127.0.0.1:9/graphql' })
    const { ask, sentTo } = start({ users: () => transport.execute })
    expect(answerOf(await ask(query))).toEqual({
      data: { post: { author: { name: null }, reader: { name: null, greeting: null } } },
      errors: ['Subgraph "users" is unavailable. @ post.author', 'Subgraph "users" is unavailable. @ post.reader'],
    })
    expect(sentTo('users')).toHaveLength(1)
  })
})

describe('a part of a joint request that gets no answer', () => {
  test('costs the others nothing, and everything is given up in the end', async () => {
    const { ask, sentTo, world } = start({ fetchTimeoutMs: 1_000 })
    const result = await ask('{ post { author { name } reader { name slow } } }')
    expect(answerOf(result)).toEqual({
      data: { post: { author: { name: 'N1' }, reader: { name: null, slow: null } } },
      errors: ['Subgraph "users" is unavailable. @ post.reader'],
    })
    expect(result.errors![0]!.originalError!.message).toBe('No answer within 1000 ms')
    expect(sentTo('users')).toHaveLength(3)
    await expect.poll(() => world).toEqual({ hanging: 2, aborted: 2 })
  })

  test('is aborted with it when the client goes, and is not asked again', async () => {
    const { ask, sentTo, world } = start({ fetchTimeoutMs: 10_000 })
    const controller = new AbortController()
    const asking = ask('{ post { author { name } reader { slow } } }', { signal: controller.signal })
    await expect.poll(() => world.hanging).toBe(1)
    controller.abort(new Error('gone'))
    await expect(asking).rejects.toThrow('gone')
    await expect.poll(() => world.aborted).toBe(1)
    expect(sentTo('users')).toHaveLength(1)
  })
})

test('a trace tells of a joint request as the one request that it is', async () => {
  const { ask } = start()
  const trace = new ExecutionTrace(performance.now())
  await ask('{ post { author { name } editors { name code } } }', { trace })
  expect(trace.fetches).toMatchObject([
    { service: 'posts', kind: 'query', representations: 0, errors: 0 },
    { service: 'users', kind: 'entities', representations: 4, errors: 1 },
  ])
})

test('entities that take other values from what is around them are asked for together', async () => {
  const { subgraphs } = suites.find(({ name }) => name === 'contexts')!
  const composed = compose(subgraphs)
  const query = 'query Q($size: Int) { shops { items { price label(size: $size) } groups { items { price } } } }'
  const asked = { query, variables: { size: 3 } }
  const joint = ourGateway(composed)
  const apart = ourGateway(composed, {}, { joinsFetches: false })
  expect(answerOf(await joint.execute(asked))).toEqual(answerOf(await apart.execute(asked)))
  expect([joint.sent.length, apart.sent.length]).toEqual([2, 4])
  const { variables } = joint.sent[1]!.fetch
  expect(Object.values(variables)).toEqual(expect.arrayContaining([3, 'EUR', 'USD', 'O1', 'O2']))
})
