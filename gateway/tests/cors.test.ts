import { ConfigError, parseConfig } from '@plaza/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatewayConfig } from '../src/config.ts'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'
import type { SubgraphSpecs } from './support/subgraphs.ts'

const specs: SubgraphSpecs = { a: { sdl: 'type Query { ping: String }', root: { ping: 'pong' } } }
const page = 'http://localhost:5173'
const foreign = 'https://evil.test'

let gateway: StartedGateway
beforeAll(async () => {
  gateway = await startOnSpecs(specs, { CORS_ORIGINS: `${page},https://plaza.test` })
})
afterAll(() => gateway[Symbol.asyncDispose]())

type Headers = Record<string, string>

const post = (url: string, headers: Headers) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ ping }"}',
  })
const preflight = (url: string, origin: string, asked?: string) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      ...(asked && { 'access-control-request-headers': asked }),
    },
  })
const list = (response: Response, name: string) => (response.headers.get(name) ?? '').toLowerCase().split(/, */)

describe('a preflight', () => {
  test.each([
    'apollographql-client-name,apollographql-client-version,content-type',
    'graphql-client-name,graphql-client-version',
    'traceparent,tracestate,baggage,sentry-trace',
    'authorization,cache-control,x-request-id,x-apollo-operation-name,apollo-require-preflight',
    'x-whatever-a-client-thinks-of',
  ])('lets a page of a listed origin send %s', async (asked) => {
    const response = await preflight(gateway.url, page, asked)
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe(page)
    expect(list(response, 'access-control-allow-headers')).toEqual(asked.split(','))
    expect(list(response, 'access-control-allow-methods')).toEqual(expect.arrayContaining(['get', 'post']))
    expect(Number(response.headers.get('access-control-max-age'))).toBeGreaterThan(0)
    expect(list(response, 'vary')).toEqual(expect.arrayContaining(['origin', 'access-control-request-headers']))
  })

  test('lets a page of no other origin send anything', async () => {
    for (const origin of [foreign, `${page}0`, 'http://localhost', 'null', 'https://plaza.test.evil.test']) {
      const response = await preflight(gateway.url, origin, 'content-type')
      const allowed = [...response.headers.keys()].filter((name) => name.startsWith('access-control-allow'))
      expect([origin, allowed]).toEqual([origin, []])
      expect(list(response, 'vary')).toContain('origin')
    }
  })
})

test('a page of a listed origin reads every answer, and what clients need of its headers', async () => {
  const answers: [number, Promise<Response>][] = [
    [200, post(gateway.url, { origin: page })],
    [200, post(gateway.url, { origin: page, accept: 'text/event-stream' })],
    [401, post(gateway.url, { origin: page, authorization: 'Bearer no' })],
    [415, post(gateway.url, { origin: page, 'content-type': 'text/plain' })],
    [406, post(gateway.url, { origin: page, accept: 'image/png' })],
    [200, fetch(new URL('/health/ready', gateway.url), { headers: { origin: page } })],
  ]
  for (const [status, asked] of answers) {
    const response = await asked
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([status, page])
    expect(list(response, 'access-control-expose-headers')).toEqual(
      expect.arrayContaining(['retry-after', 'x-request-id', 'www-authenticate']),
    )
    expect(response.headers.has('access-control-allow-credentials')).toBe(false)
    await response.text()
  }
})

test('an answer says that it depends on the origin, whoever asks', async () => {
  for (const headers of [{}, { origin: page }, { origin: foreign }, { authorization: 'Bearer no' }] as Headers[]) {
    const response = await post(gateway.url, headers)
    expect(list(response, 'vary')).toContain('origin')
    if (headers.origin !== page) expect(response.headers.has('access-control-allow-origin')).toBe(false)
  }
})

test('* lets every page in', async () => {
  await using open = await startOnSpecs(specs, { CORS_ORIGINS: '*' })
  const response = await post(open.url, { origin: foreign })
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(list(response, 'vary')).toContain('origin')
})

test('an origin that is refused is told of once in development, and of few that are made up', async () => {
  await using development = await startOnSpecs(specs, { NODE_ENV: 'development', CORS_ORIGINS: 'https://plaza.test' })
  for (const origin of ['https://plaza.test', page, page, new URL(development.url).origin]) {
    await post(development.url, { origin })
  }
  await preflight(development.url, page, 'content-type')
  const lines = () =>
    development
      .log()
      .split('\n')
      .filter((line) => line.includes('CORS_ORIGINS'))
  expect(lines()).toEqual([expect.stringContaining(`CORS_ORIGINS=https://plaza.test,${page} lets it in`)])
  for (let number = 0; number < 100; number++) await preflight(development.url, `https://a${number}.test`)
  expect(lines().length).toBeLessThan(50)
  await post(gateway.url, { origin: foreign })
  expect(gateway.log()).not.toContain('CORS_ORIGINS')
})

describe('at the start', () => {
  const start = (CORS_ORIGINS: string) => parseConfig(gatewayConfig, { PORT: '4000', CORS_ORIGINS }).CORS_ORIGINS

  test.each([
    ['localhost:5173', 'http://localhost:5173'],
    ['plaza.test', 'https://plaza.test'],
    ['http://localhost:5173/', 'http://localhost:5173 would do'],
    ['https://plaza.test/app', 'https://plaza.test would do'],
    ['https://plaza.test?a=b', 'https://plaza.test would do'],
    ['https://Plaza.test', 'https://plaza.test would do'],
    ['HTTPS://plaza.test', 'https://plaza.test would do'],
    ['https://plaza.test:443', 'https://plaza.test would do'],
    ['http://plaza.test:80', 'http://plaza.test would do'],
    ['https://bücher.test', 'https://xn--bcher-kva.test would do'],
    ['https://*.plaza.test', '* for all'],
    ['null', '* for all'],
    ['http://localhost:99999', 'would do'],
    ['https://', 'would do'],
    ['plaza test', 'would do'],
    ['file:///tmp/a.html', 'would do'],
  ])('an origin that no browser sends, %s, is refused with what would do', (origin, words) => {
    expect(() => start(`https://fine.test,${origin}`)).toThrow(ConfigError)
    expect(() => start(`https://fine.test,${origin}`)).toThrow(words)
  })

  test('the password of an origin that has one is not told', () => {
    expect(() => start('https://ada:hunter2@plaza.test')).toThrow('https://plaza.test would do')
    expect(() => start('https://ada:hunter2@plaza.test')).not.toThrow('hunter2')
  })

  test('every origin that is wrong is told at once', () => {
    expect(() => start('localhost:1,localhost:2')).toThrow(/localhost:1.*localhost:2/s)
  })

  test.each([
    '*',
    page,
    'https://plaza.test',
    'http://[::1]:3000',
    'capacitor://localhost',
    'chrome-extension://abcdefghij',
  ])('an origin that browsers send, %s, is taken', (origin) => {
    expect(start(origin)).toEqual([origin])
  })
})
