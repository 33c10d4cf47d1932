import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Channel, createChannel } from './support/channel.ts'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'
import { composeSpecs, type SubgraphSpecs } from './support/subgraphs.ts'

const ticks: Channel<{ tick: number }> = createChannel()
const runs: string[] = []
const specs: SubgraphSpecs = {
  people: {
    sdl: `
      type Query { me: Person }
      type Mutation { rename: String }
      type Subscription { tick: Int }
      type Person @key(fields: "id") { id: ID! name: String }
    `,
    root: { me: { id: '1', name: 'Ada' }, rename: () => runs.push('rename') && 'renamed' },
    resolvers: { Subscription: { tick: { subscribe: () => ticks.listen() } as never } },
  },
  posts: {
    sdl: 'type Person @key(fields: "id") { id: ID! postCount: Int }',
    entities: { Person: [{ id: '1', postCount: 3 }] },
  },
}

let gateway: StartedGateway
beforeAll(async () => {
  gateway = await startOnSpecs(specs, { TRACE: 'demo' }, { hasSwitches: true })
})
afterAll(() => gateway[Symbol.asyncDispose]())
beforeEach(async () => {
  for (const name of ['people', 'posts']) await turn(name, true)
})

type Headers = Record<string, string>

/** As it is written here: fetch has its own mind about `Host`. */
function send(method: string, path: string, headers: Headers = {}, body?: string, at = gateway) {
  const { port } = new URL(at.url)
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const asked = request({ method, path, port, host: '127.0.0.1', headers }, async (response) => {
      const text = (await Array.fromAsync(response.setEncoding('utf8') as AsyncIterable<string>)).join('')
      resolve({ status: response.statusCode!, text, headers: response.headers })
    })
    asked.once('error', reject)
    asked.end(body)
  })
}
const ofPage = () => ({ origin: new URL(gateway.url).origin, 'content-type': 'application/json' })
const turn = (name: string, isOn: unknown, headers: Headers = {}) =>
  send('PUT', `/glass/services/${name}`, { ...ofPage(), ...headers }, JSON.stringify({ isOn }))
const states = async () => JSON.parse((await send('GET', '/glass/services')).text)
const allOn = {
  services: [
    { name: 'people', isOn: true },
    { name: 'posts', isOn: true },
  ],
}

test('a service that is switched off is away for the gateway, and back when it is switched on', async () => {
  expect(await states()).toEqual(allOn)
  const off = await turn('posts', false)
  expect([off.status, JSON.parse(off.text)]).toEqual([
    200,
    {
      services: [
        { name: 'people', isOn: true },
        { name: 'posts', isOn: false },
      ],
    },
  ])
  const query = '{ me { name postCount } }'
  expect(await gateway.ask(query)).toMatchObject({
    data: { me: { name: 'Ada', postCount: null } },
    errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'posts' } }],
  })
  // Somebody did it, so it is no news for whoever reads the log.
  expect(gateway.log()).not.toContain('subgraph posts')
  await turn('posts', true)
  expect(await gateway.ask(query)).toMatchObject({ data: { me: { name: 'Ada', postCount: 3 } } })
})

test('a mutation of a service that is off is known not to have been made', async () => {
  await turn('people', false)
  const { errors } = await gateway.ask('mutation { rename }')
  expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
  expect(errors?.[0]?.extensions).not.toHaveProperty('reason')
  expect(runs).toEqual([])
})

test('a stream of a service ends when it is switched off, and starts again when it is on', async () => {
  const subscription = 'subscription { tick }'
  const open = async () => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: subscription }),
    })
    return response
  }
  const stream = await open()
  await ticks.listeners(1)
  ticks.send({ tick: 1 })
  await turn('people', false)
  const text = await stream.text()
  expect(text).toContain('{"data":{"tick":1}}')
  expect(text).toContain('SUBGRAPH_UNAVAILABLE')
  expect(await (await open()).text()).toContain('SUBGRAPH_UNAVAILABLE')
  await turn('people', true)
  const again = await open()
  await ticks.listeners(1)
  ticks.send({ tick: 2 })
  ticks.end()
  expect(await again.text()).toContain('{"data":{"tick":2}}')
})

test('switches keep their places when another supergraph serves', async () => {
  await using own = await startOnSpecs(specs, { TRACE: 'demo' }, { hasSwitches: true })
  const headers = { ...ofPage(), origin: new URL(own.url).origin }
  expect((await send('PUT', '/glass/services/posts', headers, '{"isOn":false}', own)).status).toBe(200)
  const smaller = { ...specs.people, sdl: specs.people!.sdl.replace(' name: String }', ' }') }
  await own.replaceFile(composeSpecs({ ...specs, people: smaller }))
  const codeOf = async (query: string) => (await own.ask(query)).errors?.[0]?.extensions.code
  await expect
    .poll(() => codeOf('{ me { name } }'), { timeout: 30_000, interval: 50 })
    .toBe('GRAPHQL_VALIDATION_FAILED')
  expect(await codeOf('{ me { postCount } }')).toBe('SUBGRAPH_UNAVAILABLE')
})

describe('nobody else switches', () => {
  test.each([
    ['a page of another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }, 403],
    ['a page of another port', { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' }, 403],
    ['a request without an origin', { origin: '' }, 403],
    ['a page whose name leads to this machine', { host: 'evil.test:4000', origin: 'http://evil.test:4000' }, 403],
    [
      'a page whose name begins like this machine',
      { host: '127.0.0.1.evil.test', origin: 'http://127.0.0.1.evil.test' },
      403,
    ],
    ['somebody behind a proxy', { 'x-forwarded-for': '198.51.100.1' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ] as [string, Headers, number][])('%s', async (_, headers, status) => {
    const given = Object.entries({ ...ofPage(), ...headers }).filter(([, value]) => value !== '')
    const answer = await send('PUT', '/glass/services/posts', Object.fromEntries(given), '{"isOn":false}')
    expect(answer.status).toBe(status)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(await states()).toEqual(allOn)
  })

  test('nor is told what is on, by a name that leads to this machine', async () => {
    expect((await send('GET', '/glass/services', { host: 'evil.test' })).status).toBe(403)
    for (const host of ['localhost:4000', '127.0.0.1', '[::1]:4000']) {
      expect((await send('GET', '/glass/services', { host })).status).toBe(200)
    }
  })

  test('and a preflight lets nobody', async () => {
    const asked = { origin: 'https://evil.test', 'access-control-request-method': 'PUT' }
    expect((await send('OPTIONS', '/glass/services/posts', asked)).status).toBe(405)
  })
})

test('what makes no sense changes nothing', async () => {
  expect((await turn('nothing', false)).status).toBe(404)
  for (const isOn of ['false', 0, null, undefined]) expect((await turn('posts', isOn)).status).toBe(400)
  expect((await send('PUT', '/glass/services/posts', ofPage(), 'null')).status).toBe(400)
  expect((await send('POST', '/glass/services', ofPage(), '{}')).status).toBe(405)
  expect(await states()).toEqual(allOn)
})

test.each([
  ['with TRACE off', {}, { hasSwitches: true }],
  ['of several processes', { TRACE: 'demo' }, {}],
  ['with a token', { TRACE: 'token', TRACE_TOKEN: 'a token that is 32 characters long' }, { hasSwitches: true }],
] as [string, Record<string, string>, { hasSwitches?: boolean }][])(
  'a gateway %s has no switches',
  async (_, env, options) => {
    await using plain = await startOnSpecs(specs, env, options)
    expect((await send('GET', '/glass/services', {}, undefined, plain)).status).toBe(404)
    expect((await send('PUT', '/glass/services/posts', ofPage(), '{"isOn":false}', plain)).status).toBe(404)
    expect((await plain.ask('{ me { postCount } }')).data).toEqual({ me: { postCount: 3 } })
  },
)
