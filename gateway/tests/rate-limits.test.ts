import { once } from 'node:events'
import { createTestIdentities, type TestIdentities } from '@plaza/server/testing'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Answer, type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'

let people: TestIdentities
let gateway: StartedGateway

beforeAll(async () => {
  people = await createTestIdentities()
  gateway = await startOnSpecs(
    { a: { sdl: 'type Query { ping: String }', root: { ping: 'pong' } } },
    {
      RATE_LIMIT_PER_PERSON: '3',
      RATE_LIMIT_PER_ADDRESS: '5',
      TRUST_PROXY: 'true',
      CORS_ORIGINS: 'https://plaza.test',
    },
    { verifier: people.verifier },
  )
})
afterAll(() => gateway[Symbol.asyncDispose]())

let addresses = 0
/** An address that nobody has used. */
const newAddress = () => `198.51.100.${++addresses}`
const from = (address: string, token?: string, more: Record<string, string> = {}) => ({
  headers: { 'x-forwarded-for': address, ...(token && { authorization: `Bearer ${token}` }), ...more },
})
const ask = (address: string, token?: string) => gateway.ask('{ ping }', from(address, token))
const statuses = async (times: number, next: () => Promise<{ status: number }>) => {
  const seen: number[] = []
  for (let time = 0; time < times; time++) seen.push((await next()).status)
  return seen
}

const refusal = {
  status: 429,
  errors: [
    {
      message: expect.stringMatching(/^Too many requests\. Try again in \d+ seconds?\.$/),
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) },
    },
  ],
}
function expectRefusal(answer: Answer): void {
  expect(answer).toMatchObject(refusal)
  const seconds = Number(answer.headers.get('retry-after'))
  expect(seconds).toBe(answer.errors?.[0]?.extensions.retryAfterSeconds)
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(JSON.stringify(answer.errors)).not.toContain('http')
}

test('a person may send so many requests a minute, wherever they come from; others go on', async () => {
  const ada = await people.signIn()
  expect(await statuses(3, () => ask(newAddress(), ada.token))).toEqual([200, 200, 200])
  const address = newAddress()
  expectRefusal(await ask(address, ada.token))
  const grace = await people.signIn()
  expect(await ask(address, grace.token)).toMatchObject({ status: 200, data: { ping: 'pong' } })
  expect((await ask(address)).status).toBe(200)
  expect(await gateway.metrics.render()).toContain('plaza_gateway_rate_limited_total{by="person"} 1')
})

test('an address may send so many, with good tokens, with garbage for a token and without one', async () => {
  const address = newAddress()
  const { token } = await people.signIn()
  expect(await statuses(2, () => ask(address, 'garbage'))).toEqual([401, 401])
  expect(await statuses(2, () => ask(address, token))).toEqual([200, 200])
  expect((await ask(address)).status).toBe(200)
  for (const asking of [undefined, 'garbage', token]) expectRefusal(await ask(address, asking))
  expect((await ask(newAddress(), token)).status).toBe(200)
})

test('an IPv6 network counts as one address', async () => {
  let host = 0
  expect(await statuses(6, () => ask(`2001:db8:1:2::${++host}`))).toEqual([200, 200, 200, 200, 200, 429])
  expect((await ask('2001:db8:1:3::1')).status).toBe(200)
})

test('GET and streams count as well; preflights and health do not', async () => {
  const address = newAddress()
  const fetchFrom = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, gateway.url), { ...init, headers: from(address, undefined, init.headers as never).headers })
  const get = () => fetchFrom('/graphql?query={ping}')
  const stream = () => fetchFrom('/graphql?query={ping}', { headers: { accept: 'text/event-stream' } })
  const preflight = () => fetchFrom('/graphql', { method: 'OPTIONS', headers: { origin: 'https://plaza.test' } })
  expect(await statuses(3, preflight)).toEqual([204, 204, 204])
  expect(await statuses(2, get)).toEqual([200, 200])
  const events = await stream()
  expect([events.status, await events.text()]).toEqual([200, expect.stringContaining('pong')])
  expect(await statuses(3, stream)).toEqual([200, 200, 429])
  expect(await statuses(1, get)).toEqual([429])
  expect(await statuses(1, preflight)).toEqual([204])
  expect(await statuses(2, () => fetchFrom('/health/live'))).toEqual([200, 200])
  // A page on a listed origin can read why, of a stream too.
  for (const headers of [{}, { accept: 'text/event-stream' }]) {
    const refused = await fetchFrom('/graphql?query={ping}', { headers: { ...headers, origin: 'https://plaza.test' } })
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://plaza.test')
    expect(await refused.json()).toMatchObject({ errors: refusal.errors })
  }
})

test('a person who has asked too much opens no stream', async () => {
  const ada = await people.signIn()
  await statuses(3, () => ask(newAddress(), ada.token))
  const { headers } = from(newAddress(), ada.token, { accept: 'text/event-stream' })
  const response = await fetch(`${gateway.url}?query={ping}`, { headers })
  expectRefusal({ status: response.status, headers: response.headers, ...((await response.json()) as object) })
})

test('a WebSocket counts by its connection and by each operation on it', async () => {
  const ada = await people.signIn()
  const address = newAddress()
  const client = createClient({
    url: gateway.url.replace('http', 'ws'),
    webSocketImpl: class extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols, from(address))
      }
    },
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => {},
    connectionParams: { authorization: `Bearer ${ada.token}` },
  })
  const run = async () => {
    try {
      const results: unknown[] = []
      for await (const result of client.iterate({ query: '{ ping }' })) results.push(result)
      return results
    } catch (error) {
      return error
    }
  }
  expect(await run()).toEqual([{ data: { ping: 'pong' } }])
  expect(await run()).toEqual([{ data: { ping: 'pong' } }])
  expect(await run()).toMatchObject(refusal.errors)
  await client.dispose()
  // The third operation counted for the address, too: with one request more it has had its five.
  expect(await statuses(2, () => ask(address))).toEqual([200, 429])
  const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws', from(address))
  socket.on('error', () => {})
  const [, response] = await once(socket, 'unexpected-response')
  expect(response).toMatchObject({ statusCode: 429, headers: { 'retry-after': expect.stringMatching(/^\d+$/) } })
})

test('zero is no limit', async () => {
  await using unlimited = await startOnSpecs(
    { a: { sdl: 'type Query { ping: String }', root: { ping: 'pong' } } },
    { RATE_LIMIT_PER_PERSON: '0', RATE_LIMIT_PER_ADDRESS: '0' },
    { verifier: people.verifier },
  )
  const { token } = await people.signIn()
  expect(new Set(await statuses(50, () => unlimited.ask('{ ping }', from('', token))))).toEqual(new Set([200]))
})

test('an address that has many documents refused is read no new ones, and served what is known', async () => {
  await using gateway = await startOnSpecs(
    { a: { sdl: 'type Query { one: Int two: Int }', root: { one: 1, two: 2 } } },
    { REFUSED_CHARACTERS_PER_ADDRESS: '1000', TRUST_PROXY: 'true' },
  )
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })
  expect((await gateway.ask('{ one }', from('192.0.2.1'))).data).toEqual({ one: 1 })
  for (let n = 0; n < 4; n++) {
    const { errors } = await gateway.ask(`{ nothing${n} }`, from('192.0.2.2'))
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  }
  for (const query of ['{ nothing5 }', '{ two }']) {
    const refused = await gateway.ask(query, from('192.0.2.2'))
    expect(refused).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  // What is known is served; and what was refused before is told again.
  expect((await gateway.ask('{ one }', from('192.0.2.2'))).data).toEqual({ one: 1 })
  expect((await gateway.ask('{ nothing1 }', from('192.0.2.2'))).errors?.[0]?.message).toContain('nothing1')
  expect((await gateway.ask('{ two }', from('192.0.2.1'))).data).toEqual({ two: 2 })
})
