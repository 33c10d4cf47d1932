import { type Client, createClient } from 'graphql-ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'

let gateway: StartedGateway
let socket: Client
beforeAll(async () => {
  gateway = await startOnSpecs({
    a: {
      sdl: 'type Query { one: Int list(of: [Int]): Int deep(of: [[Int]]): Int in(of: In): Int } input In { in: In } type Subscription { ticks: Int }',
      root: { one: 1, list: 1, deep: 1, in: 1 },
    },
  })
  socket = createClient({ url: gateway.url.replace('http', 'ws'), retryAttempts: 0 })
})
afterAll(async () => {
  await socket.dispose()
  await gateway[Symbol.asyncDispose]()
})

interface Asked {
  readonly query: string
  readonly variables?: object
}

type Answer = {
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

const post = async (body: string, accept: string) => {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body,
  })
  return { status: response.status, text: await response.text() }
}

const ways: Record<string, (asked: Asked) => Promise<Answer>> = {
  POST: async (asked) => JSON.parse((await post(JSON.stringify(asked), 'application/json')).text),
  SSE: async (asked) => {
    const { text } = await post(JSON.stringify(asked), 'text/event-stream')
    return JSON.parse(/^data: (.+)$/m.exec(text)?.[1] ?? text)
  },
  WebSocket: (asked) =>
    new Promise((resolve) => {
      let last: Answer = {}
      socket.subscribe(asked as { query: string; variables: Record<string, unknown> }, {
        next: (result) => {
          last = result as unknown as Answer
        },
        error: (errors) => resolve({ errors } as Answer),
        complete: () => resolve(last),
      })
    }),
}

const times = (count: number, one: (n: number) => string) => Array.from({ length: count }, (_, n) => one(n)).join(' ')
const deep = 'types { fields { type { fields { type { name kind ofType { name } } } } } }'

const refused: readonly (readonly [string, Asked, string])[] = [
  ['a document that is too long', { query: `# ${'x'.repeat(40_000)}\n{ one }` }, 'characters'],
  ['a document of too many tokens', { query: `{ ${'one '.repeat(5_000)} }` }, 'tokens'],
  ['deep list types', { query: `query($v: ${'['.repeat(1_000)}Int${']'.repeat(1_000)}) { one }` }, 'nested'],
  ['deep literals', { query: `{ deep(of: ${'['.repeat(1_000)}1${']'.repeat(1_000)}) }` }, 'nested'],
  ['deep input objects', { query: `{ in(of: ${'{in: '.repeat(800)}{}${'}'.repeat(800)}) }` }, 'nested'],
  [
    'many aliases in introspection',
    { query: `{ __schema { ${times(300, (n) => `a${n}: ${deep}`)} } }` },
    'most allowed',
  ],
  ['much introspection', { query: `{ __schema { ${times(99, (n) => `a${n}: ${deep}`)} } }` }, 'parts of the schema'],
  [
    'a fragment bomb',
    {
      query: `{ ...F0 } ${times(40, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} a: one }`)} fragment F40 on Query { one }`,
    },
    'most allowed',
  ],
]

test.each(refused)('%s is refused alike on every way', async (_, asked, message) => {
  for (const [way, ask] of Object.entries(ways)) {
    const { errors } = await ask(asked)
    expect(errors, way).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(message),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      }),
    ])
  }
})

test('a document that has two faults is told both on every way', async () => {
  for (const [way, ask] of Object.entries(ways)) {
    const { errors } = await ask({ query: '{ nothing none }' })
    expect(errors, way).toHaveLength(2)
    for (const { extensions } of errors ?? []) expect(extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' })
  }
})

test('variables with a hundred thousand faults are told fifty of them on every way', async () => {
  const asked = { query: 'query($v: [Int]) { list(of: $v) }', variables: { v: Array(100_000).fill('x') } }
  for (const [way, ask] of Object.entries(ways)) {
    const { errors } = await ask(asked)
    expect(errors, way).toHaveLength(51)
    expect(errors?.[0]?.extensions.code, way).toBe('BAD_USER_INPUT')
  }
})

test.each([
  ['variables', (nested: string) => `{"query":"query($v: [[Int]]) { deep(of: $v) }","variables":{"v":${nested}}}`],
  ['extensions', (nested: string) => `{"query":"{ one }","extensions":{"v":${nested}}}`],
  ['a body', (nested: string) => nested],
])('%s that nest 100,000 deep are refused', async (_, body) => {
  for (const nested of [
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  ]) {
    for (const accept of ['application/json', 'text/event-stream']) {
      const answer = await post(body(nested), accept)
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.text)).toMatchObject({
        errors: [{ message: 'The request is nested more than 100 levels deep.', extensions: { code: 'BAD_REQUEST' } }],
      })
    }
  }
})

test('variables of a GET that nest deep are refused', async () => {
  const query = encodeURIComponent('query($v: [[Int]]) { deep(of: $v) }')
  const variables = encodeURIComponent(`{"v":${'['.repeat(1_500)}${']'.repeat(1_500)}}`)
  for (const accept of ['application/json', 'text/event-stream']) {
    const response = await fetch(`${gateway.url}?query=${query}&variables=${variables}`, { headers: { accept } })
    expect(await response.text()).toContain('nested more than 100 levels')
    expect(response.status).toBe(400)
  }
})

test('a message that nests deep closes its WebSocket, and no other', async () => {
  const raw = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws')
  const closed = new Promise<CloseEvent>((resolve) => raw.addEventListener('close', resolve))
  raw.addEventListener('open', () =>
    raw.send(`{"type":"connection_init","payload":{"v":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`),
  )
  expect(await closed).toMatchObject({ code: 4400, reason: 'The message is nested more than 100 levels deep.' })
  expect(await ways.WebSocket?.({ query: '{ one }' })).toMatchObject({ data: { one: 1 } })
})

test('no plan is made for what is refused', async () => {
  const planned = async () =>
    /^plaza_gateway_plan_lookups_total\{result="miss"\} (\d+)/m.exec(await gateway.metrics.render())?.[1]
  const before = await planned()
  for (const [, asked] of refused) await ways.POST?.(asked)
  expect(await planned()).toBe(before)
})
