import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { createPlanExecutor, type SubgraphResult, type SubgraphTransport } from '../src/executor/index.ts'
import { loadSupergraph } from '../src/planning/load-supergraph.ts'
import { createPlanner } from '../src/planning/planner.ts'
import { createHttpTransport } from '../src/transports/http.ts'
import { createInProcessTransport } from '../src/transports/in-process.ts'
import { compose } from './support/gateways.ts'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'
import type { SubgraphSpecs } from './support/subgraphs.ts'

const ids = (count: number) => Array.from({ length: count }, (_, index) => ({ id: String(index) }))

const specs: SubgraphSpecs = {
  a: {
    sdl: 'type Query { me: User users: [User!]! same: [User!]! } type User @key(fields: "id") { id: ID! name: String }',
    root: { me: { id: '1', name: 'Ada' }, users: ids(3), same: Array(3).fill({ id: '1' }) },
    entities: { User: [{ id: '1' }] },
  },
  b: {
    sdl: `type Query { top: String needed: String! } type Subscription { ticks: Int }
      type User @key(fields: "id") { id: ID! age: Int code: String! }`,
  },
}

interface Strange extends AsyncDisposable {
  readonly gateway: StartedGateway
}

/** A gateway whose subgraph `b` is anything that listens. */
async function startWith(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  env: Record<string, string> = {},
): Promise<Strange> {
  await using stack = new AsyncDisposableStack()
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stack.defer(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  const gateway = stack.use(
    await startOnSpecs(specs, { SUBGRAPH_URLS: `b=http://127.0.0.1:${port}/graphql`, ...env }, { elsewhere: ['b'] }),
  )
  const moved = stack.move()
  return { gateway, [Symbol.asyncDispose]: () => moved.disposeAsync() }
}

const says = (body: string | Buffer, headers: Record<string, string> = {}) =>
  startWith((_, response) => response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body))

const age = (errors: unknown, entities: unknown = [{ age: 3 }]) =>
  says(JSON.stringify({ data: { _entities: entities }, errors }))

describe('an answer of a subgraph', () => {
  const nameless = 'Error while fetching from subgraph "b".'
  test.each([
    ['null', [null], [nameless]],
    ['a number', [5], [nameless]],
    ['a text', ['it broke'], ['it broke']],
    ['a list', [[]], [nameless]],
    ['an error without words', [{}], [nameless]],
    ['words that are no text', [{ message: { a: 1 } }], [nameless]],
    ['a path that is no list', [{ message: 'm', path: 'me' }], ['m']],
    ['a path of anything', [{ message: 'm', path: ['_entities', null, {}] }], ['m']],
    ['a path to no entity', [{ message: 'm', path: ['_entities', 7, 'age'] }], ['m']],
    ['extensions that are a text', [{ message: 'm', extensions: 'abc' }], ['m']],
    ['extensions that are null', [{ message: 'm', extensions: null }], ['m']],
    ['a code that is no text', [{ message: 'm', extensions: { code: 42 } }], ['m']],
    ['a text for a list', 'it broke', ['it broke']],
    ['an object for a list', { message: 'm' }, ['m']],
    ['good ones among bad ones', [null, { message: 'm' }], [nameless, 'm']],
  ])('may have %s for errors: its data is taken all the same', async (_, errors, messages) => {
    await using strange = await age(errors)
    const { status, data, errors: told = [] } = await strange.gateway.ask('{ me { name age } }')
    expect({ status, data }).toEqual({ status: 200, data: { me: { name: 'Ada', age: 3 } } })
    expect(told.map(({ message }) => message)).toEqual(messages)
    for (const { extensions } of told) {
      expect(extensions).toEqual({ code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'b' })
    }
  })

  test.each([[null], [undefined], [[]]])('may say that it has no errors by %j', async (errors) => {
    await using strange = await age(errors)
    const { data, errors: told } = await strange.gateway.ask('{ me { age } }')
    expect({ data, told }).toEqual({ data: { me: { age: 3 } }, told: undefined })
  })

  test.each([
    ['{"data":null}', '{ top }', { top: null }],
    ['{"data":null,"errors":[]}', '{ top }', { top: null }],
    ['{"data":[1]}', '{ top }', { top: null }],
    ['{"data":{"_entities":[7]}}', '{ me { age } }', { me: { age: null } }],
    ['{"data":{"_entities":{"0":{"age":3}}}}', '{ me { age } }', { me: { age: null } }],
  ])('that is malformed, as %s is, does not pass for a null', async (body, query, data) => {
    await using strange = await says(body)
    const answer = await strange.gateway.ask(query)
    expect(answer).toMatchObject({ status: 200, data, errors: [{ extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' } }] })
    expect(answer.errors![0]!.message).toContain('gave a malformed answer')
  })

  test('may say that there is no such entity, which is no error; leaving a field of one out is', async () => {
    for (const [errors, entity, told] of [
      [undefined, null, undefined],
      [undefined, {}, ['Cannot return null for non-nullable field User.code.']],
      [undefined, { code: null }, ['Cannot return null for non-nullable field User.code.']],
      [[{ message: 'it broke', path: ['_entities', 0] }], null, ['it broke']],
    ] as const) {
      await using strange = await age(errors, [entity])
      const { data, errors: said, extensions } = await strange.gateway.ask('{ me { name code } }')
      expect({ data, said: said?.map(({ message }) => message) }).toEqual({ data: { me: null }, said: told })
      if (!told) expect(extensions).toBeUndefined()
    }
  })

  test('sets neither the status nor a header of ours, and shows nothing of its insides', async () => {
    const http = { status: 418, headers: { 'set-cookie': 'a=b', 'x-odd': '1' } }
    const extensions = {
      code: 'SOLD_OUT',
      http,
      stacktrace: ['at secret.ts'],
      exception: { stacktrace: ['x'] },
      left: 2,
    }
    for (const code of ['SOLD_OUT', 'UNAUTHENTICATED', 'RATE_LIMITED']) {
      await using strange = await says(
        JSON.stringify({ data: { top: null }, errors: [{ message: 'no', extensions: { ...extensions, code } }] }),
      )
      for (const query of ['{ top }', '{ top me { name } }', '{ needed }']) {
        const answer = await strange.gateway.ask(query)
        expect(answer.status).toBe(200)
        expect(answer.headers.has('set-cookie') || answer.headers.has('x-odd')).toBe(false)
        expect(Object.keys(answer.errors![0]!.extensions)).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^(http|stacktrace|exception)$/)]),
        )
        expect(answer.errors![0]!.extensions.code).toBe(code)
      }
    }
  })

  const text = '{"data":{"top":"é"}}'
  test.each([
    ['a byte order mark', Buffer.from(`\uFEFF${text}`), {}],
    ['a byte order mark of UTF-16, little end first', Buffer.from(`\uFEFF${text}`, 'utf16le'), {}],
    ['a byte order mark of UTF-16, big end first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), {}],
    ['white space around it', Buffer.from(`\r\n\t ${text} \n`), {}],
    ['a charset', Buffer.from(text), { 'content-type': 'application/json; charset="UTF-8"' }],
    ['a charset that is not true', Buffer.from(text), { 'content-type': 'application/json;charset=ISO-8859-1' }],
    ['a type that is not true', Buffer.from(text), { 'content-type': 'text/html' }],
    ['an encoding in capitals', Buffer.from(text), { 'content-encoding': 'Identity' }],
  ])('may have %s', async (_, body, headers) => {
    await using strange = await says(body, headers)
    expect((await strange.gateway.ask('{ top }')).data).toEqual({ top: 'é' })
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['a byte order mark alone', '\uFEFF'],
    ['a list', '[{"data":{"top":"x"}}]'],
    ['a text', '"data"'],
    ['null', 'null'],
  ])('that is %s is none', async (_, body) => {
    await using strange = await says(body)
    expect(await strange.gateway.ask('{ top }')).toMatchObject({
      status: 200,
      data: { top: null },
      errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'b' } }],
    })
  })
})

/** An executor over two transports of a test's own, told how often its tree is looked at. */
function start(b: SubgraphTransport, options: { users?: number; fetchTimeoutMs?: number } = {}) {
  let reads = 0
  const { supergraph } = compose(specs)
  const counted = (user: object) =>
    new Proxy(user, {
      getOwnPropertyDescriptor: (target, key) => {
        reads++
        return Reflect.getOwnPropertyDescriptor(target, key)
      },
      get: (target, key) => {
        reads++
        return Reflect.get(target, key)
      },
    })
  const users = ids(options.users ?? 1).map((user) => counted({ __typename: 'User', ...user }))
  const same = ids(options.users ?? 1).map(() => counted({ __typename: 'User', id: '1' }))
  const a: SubgraphTransport = { execute: async () => ({ data: { users, same } }) }
  const { fetchTimeoutMs = 10_000 } = options
  const executor = createPlanExecutor({
    ...loadSupergraph(supergraph),
    plan: createPlanner(supergraph),
    transports: new Map([
      ['a', a],
      ['b', b],
    ]),
    fetchTimeoutMs,
  })
  return { executor, reads: () => reads }
}

test('a transport that gives nothing where an answer should be has not answered', async () => {
  const { executor } = start({ execute: async () => undefined as never })
  const { data, errors } = await executor.execute({ document: parse('{ users { age } }') })
  expect(data).toEqual({ users: [{ age: null }] })
  expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'b' } }])
})

describe('many errors', () => {
  const ask = async (count: number, errorOf: (index: number) => unknown, query = '{ users { age } }') => {
    const errors = Array.from({ length: count }, (_, index) => errorOf(index)) as SubgraphResult['errors']
    const { executor, reads } = start(
      {
        execute: async ({ variables }) => ({
          data: { _entities: (variables.representations as []).map(() => null) },
          errors,
        }),
      },
      { users: count },
    )
    const { errors: told = [] } = await executor.execute({ document: parse(query) })
    return { told, reads: reads() }
  }

  test.each([
    ['without a path', () => ({ message: 'no' })],
    ['with a path to nothing', () => ({ message: 'no', path: ['elsewhere'] })],
    ['with the path of their entity', (index: number) => ({ message: 'no', path: ['_entities', index, 'age'] })],
    ['that are none', () => null],
  ])('%s take work in proportion to their number', async (_, errorOf) => {
    const few = await ask(100, errorOf)
    const many = await ask(3_000, errorOf)
    expect([few.told.length, many.told.length]).toEqual([100, 3_000])
    expect(many.reads / few.reads).toBeLessThan(35)
  })

  test('about one entity are told at each of its places, but not without end', async () => {
    const errorOf = () => ({ message: 'no', path: ['_entities', 0, 'age'] })
    expect((await ask(20, errorOf, '{ same { age } }')).told.length).toBe(400)
    expect((await ask(3_000, errorOf, '{ same { age } }')).told.length).toBeLessThan(15_000)
  })
})

describe('a null of an answer whose error has no path', () => {
  const composed = compose({
    a: { sdl: 'type Query { user: User } type User @key(fields: "id") { id: ID! age: Int size: Int }' },
    b: {
      sdl: `type User @key(fields: "id") { id: ID! age: Int @external size: Int @external
        byAge: String @requires(fields: "age") bySize: String @requires(fields: "size") plain: String }`,
    },
  })

  test.each([
    [[{ message: 'something' }], ['byAge'], { byAge: null, bySize: 'from 5', plain: 'p' }],
    [[{ message: 'something', path: ['user', 'size'] }], [], { byAge: 'from null', bySize: 'from 5', plain: 'p' }],
    [undefined, [], { byAge: 'from null', bySize: 'from 5', plain: 'p' }],
  ])('is no value to compute from: %j', async (errors, lost, user) => {
    const sent: string[] = []
    const a: SubgraphTransport = {
      execute: async () => ({ data: { user: { __typename: 'User', id: '1', age: null, size: 5 } }, errors }),
    }
    const b: SubgraphTransport = {
      async execute({ operation, variables }) {
        sent.push(operation)
        const [{ age, size }] = variables.representations as [{ age?: unknown; size?: unknown }]
        const entity = { byAge: `from ${age}`, bySize: `from ${size}`, plain: 'p' }
        return { data: { _entities: [entity] } }
      },
    }
    const executor = createPlanExecutor({
      ...loadSupergraph(composed.supergraph),
      plan: createPlanner(composed.supergraph),
      transports: new Map([
        ['a', a],
        ['b', b],
      ]),
      // This b reads one list of representations, whatever it is asked.
      joinsFetches: false,
    })
    const { data } = await executor.execute({ document: parse('{ user { byAge bySize plain } }') })
    expect(data).toEqual({ user })
    for (const field of lost) expect(sent.join()).not.toContain(field)
  })
})

describe('the start of a subscription', () => {
  const subscribe = 'subscription { ticks }'

  async function overSse({ url }: StartedGateway): Promise<{ errors: { message: string; extensions: object }[] }> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: subscribe }),
    })
    const answer = await response.text()
    return JSON.parse(/^event: next\ndata: (.+)$/m.exec(answer)?.[1] ?? answer)
  }

  const late = {
    message: 'Subgraph "b" is unavailable: it did not start the subscription within 100 ms.',
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'b' },
  }
  const env = { FETCH_TIMEOUT_MS: '100' }

  test.each([
    ['answers nothing', () => {}],
    ['answers half a refusal', (response: ServerResponse) => void response.writeHead(400).write('{"errors":')],
    ['answers half of anything', (response: ServerResponse) => void response.writeHead(200).write('{')],
  ])('has a time-out where the subgraph takes the request and %s, and is closed there', async (_, answer) => {
    const closed = Promise.withResolvers<void>()
    await using strange = await startWith((_, response) => {
      response.on('close', closed.resolve)
      answer(response)
    }, env)
    expect((await overSse(strange.gateway)).errors).toMatchObject([late])
    await closed.promise
  })

  test('has a time-out where the subgraph accepts a connection and says nothing', async () => {
    const sockets: Socket[] = []
    const server = createTcpServer((socket) => {
      sockets.push(socket.on('error', () => {}).resume())
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
    await using gateway = await startOnSpecs(specs, { ...env, SUBGRAPH_URLS: `b=${url}` }, { elsewhere: ['b'] })
    expect((await overSse(gateway)).errors).toMatchObject([late])
    await expect.poll(() => sockets.every(({ destroyed }) => destroyed)).toBe(true)
    server.close()
  })

  test('has a time-out in this process, and what comes later is ended', async () => {
    const starting = Promise.withResolvers<AsyncIterableIterator<SubgraphResult>>()
    const ended = Promise.withResolvers<void>()
    const { executor } = start({ execute: async () => ({}), subscribe: () => starting.promise }, { fetchTimeoutMs: 20 })
    expect(await executor.subscribe({ document: parse(subscribe) })).toMatchObject({
      errors: [{ message: 'Subgraph "b" is unavailable: it did not start the subscription within 20 ms.' }],
    })
    expect(executor.running).toBe(0)
    const events: AsyncIterableIterator<SubgraphResult> = {
      next: () => new Promise(() => {}),
      return: async () => {
        ended.resolve()
        return { done: true, value: undefined }
      },
      [Symbol.asyncIterator]: () => events,
    }
    starting.resolve(events)
    await ended.promise
  })

  test('holds no context value of a subgraph whose resolver never starts', async () => {
    let open = 0
    const { schemas } = compose({
      b: {
        sdl: 'type Query { top: String } type Subscription { ticks: Int }',
        resolvers: { Subscription: { ticks: { subscribe: () => new Promise(() => {}) } as never } },
      },
    })
    const b = createInProcessTransport({
      schema: schemas.get('b')!,
      withContext: async (_, work) => {
        open++
        try {
          return await work({})
        } finally {
          open--
        }
      },
    })
    const { executor } = start(b, { fetchTimeoutMs: 20 })
    expect(await executor.subscribe({ document: parse(subscribe) })).toMatchObject({ errors: [{}] })
    await expect.poll(() => open).toBe(0)
  })

  test('takes as long as it may where the stream has begun: a first event may be hours away', async () => {
    await using strange = await startWith((_, response) => {
      response.writeHead(200, { 'content-type': 'Text/Event-Stream; charset=utf-8' }).flushHeaders()
      setTimeout(() => response.end('event: next\ndata: {"data":{"ticks":1}}\n\nevent: complete\n\n'), 300)
    }, env)
    expect(await overSse(strange.gateway)).toEqual({ data: { ticks: 1 } })
  })

  test.each([['{"data":{"ticks":1}}'], ['{"errors":[]}']])(
    'that is answered with %s and no stream is an error',
    async (body) => {
      await using strange = await says(body)
      expect((await overSse(strange.gateway)).errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
    },
  )

  test('that is refused with errors of any shape says so', async () => {
    await using strange = await says('{"errors":[null,{"message":"no","extensions":{"http":{"status":418}}}]}')
    expect((await overSse(strange.gateway)).errors).toMatchObject([
      { message: 'Error while fetching from subgraph "b".' },
      { message: 'no', extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' } },
    ])
  })

  test('is not the end: an event with errors of any shape is an event, and more come', async () => {
    const transport = createHttpTransport({ url: 'http://127.0.0.1:9' })
    const { executor } = start({
      ...transport,
      async subscribe() {
        return (async function* () {
          yield { data: { ticks: 1 }, errors: [null] } as never
          yield { data: null } as never
          yield { data: { ticks: 3 } }
        })()
      },
    })
    const events = await executor.subscribe({ document: parse(subscribe) })
    const seen: unknown[] = []
    for await (const { data, errors } of events as AsyncIterable<SubgraphResult>)
      seen.push([data?.ticks, errors?.length])
    expect(seen).toEqual([
      [1, 1],
      [null, 1],
      [3, undefined],
    ])
  })
})
