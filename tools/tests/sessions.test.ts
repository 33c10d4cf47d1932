import { once } from 'node:events'
import { createLogger, createTokenVerifier } from '@plaza/server'
import { startGateway } from 'gateway'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

let town: TestPlaza
let ada: { id: string; token: string }
let grace: { id: string; token: string }

beforeAll(async () => {
  town = await startTestPlaza({ TRUST_PROXY: '1', THROTTLE_FACTOR: '100' })
  ada = await town.signUp('ada')
  grace = await town.signUp('grace')
})
afterAll(() => town[Symbol.asyncDispose]())

type Headers = Record<string, string>

const password = 'a long enough one'
const origin = () => new URL(town.plaza.gateway.url).origin
const ofPage = (): Headers => ({ origin: origin(), 'sec-fetch-site': 'same-origin' })

interface SessionAnswer {
  status: number
  setCookie: string[]
  /** As a browser would send it next; undefined where none was set. */
  cookie: string | undefined
  data: { accessToken: string; accessTokenExpiresAt: string; userId: string } | null
  errors: { code?: string; message: string; extensions?: { code: string } }[]
}

async function call(
  path: string,
  { body = {}, headers = {}, url = origin() }: { body?: unknown; headers?: Headers; url?: string } = {},
): Promise<SessionAnswer> {
  const response = await fetch(new URL(`/session/${path}`, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...ofPage(), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const setCookie = response.headers.getSetCookie()
  expect(response.headers.get('cache-control')).toBe('no-store')
  const cookie = setCookie[0]?.split(';')[0]
  return {
    status: response.status,
    setCookie,
    cookie,
    ...((await response.json()) as Pick<SessionAnswer, 'data' | 'errors'>),
  }
}

const signIn = (identifier: string, headers: Headers = {}) =>
  call('sign-in', { body: { identifier, password }, headers })
const refresh = (cookie: string | undefined, headers: Headers = {}) =>
  call('refresh', { headers: { ...(cookie !== undefined && { cookie }), ...headers } })
const whoIs = async (token: string) => {
  const response = await fetch(town.plaza.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ __typename }' }),
  })
  return response.status === 401 ? 'nobody' : 'somebody'
}
const isCleared = ({ setCookie }: SessionAnswer) => setCookie.some((cookie) => /=;.*Max-Age=0/.test(cookie))

test('a page signs in: it gets the access token, and the browser keeps the refresh token from it', async () => {
  const { status, data, errors, setCookie } = await signIn('ada')
  expect({ status, errors }).toEqual({ status: 200, errors: [] })
  expect(data).toEqual({ accessToken: expect.any(String), accessTokenExpiresAt: expect.any(String), userId: ada.id })
  const [cookie = '', ...others] = setCookie
  expect(others).toEqual([])
  const [pair, ...attributes] = cookie.split('; ')
  expect(pair).toMatch(new RegExp(`^plaza_session_${new URL(origin()).port}=[\\w-]{43}$`))
  expect(attributes.filter((attribute) => !attribute.startsWith('Max-Age=')).sort()).toEqual([
    'HttpOnly',
    'Path=/session',
    'SameSite=Strict',
  ])
  const days = Number(/Max-Age=(\d+)/.exec(cookie)?.[1]) / 86_400
  expect(days).toBeGreaterThan(29.9)
  expect(days).toBeLessThanOrEqual(30)
  expect(await whoIs(data!.accessToken)).toBe('somebody')
})

test('a page signs a new person up', async () => {
  const input = { username: 'alan', email: 'alan@example.com', password, firstName: 'Alan' }
  const { data, errors, cookie } = await call('sign-up', { body: input })
  expect(errors).toEqual([])
  expect(data?.userId).toMatch(/^[0-9a-f-]{36}$/)
  expect((await refresh(cookie)).data?.userId).toBe(data?.userId)
})

test('what a person can mend is data, and leaves the cookie alone', async () => {
  const wrong = await call('sign-in', { body: { identifier: 'ada', password: 'not the right one' } })
  expect(wrong).toMatchObject({ status: 200, data: null, setCookie: [] })
  expect(wrong.errors).toEqual([
    { code: 'INVALID_CREDENTIALS', message: expect.any(String), path: null, retryAfterSeconds: null, limit: null },
  ])
  const taken = await call('sign-up', {
    body: { username: 'ada', email: 'new@example.com', password, firstName: 'A' },
  })
  expect(taken).toMatchObject({ status: 200, data: null, setCookie: [], errors: [{ code: 'TAKEN' }] })
})

test.each([
  ['an input without a password', { identifier: 'ada' }, 400, 'BAD_USER_INPUT'],
  ['a list for an input', [1], 400, 'BAD_USER_INPUT'],
  ['what is not JSON', '{', 400, 'BAD_REQUEST'],
  ['more than a body may have', JSON.stringify({ identifier: 'a'.repeat(2_000_000) }), 413, 'BAD_REQUEST'],
])('%s is a fault', async (_, body, status, code) => {
  const answer = await call('sign-in', { body })
  expect(answer).toMatchObject({ status, setCookie: [], errors: [{ extensions: { code } }] })
  expect(JSON.stringify(answer)).not.toContain('ada')
})

describe('a refresh', () => {
  test('gives a fresh access token and keeps the next refresh token', async () => {
    const first = await signIn('ada')
    const second = await refresh(first.cookie)
    expect(second).toMatchObject({ status: 200, errors: [], data: { userId: ada.id } })
    expect(second.cookie).not.toBe(first.cookie)
    expect(await whoIs(second.data!.accessToken)).toBe('somebody')
    expect((await refresh(second.cookie)).data?.userId).toBe(ada.id)
  })

  test('of several tabs at once gives all the same session, and one cookie', async () => {
    const { cookie } = await signIn('ada')
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(cookie)))
    expect(new Set(answers.map(({ data }) => data?.accessToken)).size).toBe(1)
    expect(new Set(answers.map((answer) => answer.cookie)).size).toBe(1)
    expect((await refresh(answers[0]!.cookie)).errors).toEqual([])
  })

  test('without a cookie says that nobody is signed in, and asks nobody', async () => {
    for (const cookie of [undefined, '', 'other=1', 'plaza_session=of-another-port']) {
      expect(await refresh(cookie)).toMatchObject({
        status: 200,
        data: null,
        setCookie: [],
        errors: [{ code: 'EXPIRED' }],
      })
    }
  })

  test('that is refused makes the browser forget the session', async () => {
    const { cookie, data } = await signIn('ada')
    await call('sign-out', { headers: { authorization: `Bearer ${data!.accessToken}` } })
    const refused = await refresh(cookie)
    expect(refused).toMatchObject({ status: 200, data: null, errors: [{ code: 'EXPIRED' }] })
    expect(isCleared(refused)).toBe(true)
    const name = cookie!.split('=')[0]
    expect(isCleared(await refresh(`${name}=made-up`))).toBe(true)
  })

  test('that comes too often leaves the cookie where it is', async () => {
    await using strict = await startTestPlaza({ THROTTLE_FACTOR: '1' })
    await strict.signUp('ada')
    const url = new URL(strict.plaza.gateway.url).origin
    const at = { url, headers: { origin: url } }
    let { cookie } = await call('sign-in', { ...at, body: { identifier: 'ada', password } })
    let answer: SessionAnswer
    do {
      answer = await call('refresh', { ...at, headers: { ...at.headers, cookie: cookie! } })
      cookie = answer.cookie ?? cookie
    } while (answer.errors.length === 0)
    expect(answer).toMatchObject({
      status: 200,
      setCookie: [],
      errors: [{ code: 'RATE_LIMITED', path: null, limit: null }],
    })
    expect(answer.errors[0]).toMatchObject({ retryAfterSeconds: expect.any(Number) })
  })
})

describe('a sign-out', () => {
  const withToken = (token: string): Headers => ({ authorization: `Bearer ${token}` })

  test('ends the session by its cookie, its access token or both, and clears the cookie', async () => {
    for (const by of [['cookie'], ['token'], ['cookie', 'token']]) {
      const { cookie = '', data } = await signIn('ada')
      const token = data!.accessToken
      const answer = await call('sign-out', {
        headers: { ...(by.includes('cookie') && { cookie }), ...(by.includes('token') && withToken(token)) },
      })
      expect(answer, by.join()).toMatchObject({ status: 200, data: null, errors: [] })
      expect(isCleared(answer), by.join()).toBe(true)
      expect(await whoIs(token), by.join()).toBe('nobody')
    }
  })

  test('of a session that is over, of a token of nobody or of nothing at all is carried out', async () => {
    const { cookie = '', data } = await signIn('ada')
    const token = data!.accessToken
    await call('sign-out', { headers: { cookie } })
    for (const headers of [
      { cookie },
      withToken(token),
      { cookie, ...withToken(token) },
      withToken('x.y.z'),
      {},
    ] as Headers[]) {
      const answer = await call('sign-out', { headers })
      expect(answer).toMatchObject({ status: 200, data: null, errors: [] })
      expect(isCleared(answer)).toBe(true)
    }
  })

  test('ends both sessions where another tab has signed somebody else in', async () => {
    const ofAda = await signIn('ada')
    const ofGrace = await signIn('grace')
    const headers = { cookie: ofGrace.cookie!, ...withToken(ofAda.data!.accessToken) }
    expect((await call('sign-out', { headers })).errors).toEqual([])
    expect(await whoIs(ofAda.data!.accessToken)).toBe('nobody')
    expect(await whoIs(ofGrace.data!.accessToken)).toBe('nobody')
    expect(await whoIs(grace.token)).toBe('somebody')
  })
})

test('while auth is away a refresh keeps the cookie, and a sign-out clears it and says that the session goes on', async () => {
  const { cookie = '' } = await signIn('ada')
  const gateway = await startGateway({
    env: { PORT: '0', NODE_ENV: 'test', SUBGRAPH_URLS: 'auth=http://127.0.0.1:1/graphql' },
    log: createLogger({ level: 'silent' }),
    verifier: createTokenVerifier({ keys: async () => ({ keys: [] }) }),
  })
  await using _ = { [Symbol.asyncDispose]: () => gateway.stop() }
  const url = new URL(gateway.url).origin
  const headers = { origin: url, cookie: cookie.replace(/_\d+=/, `_${gateway.port}=`) }
  const away = { status: 503, errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] }
  expect(await call('refresh', { url, headers })).toMatchObject({ ...away, setCookie: [] })
  const out = await call('sign-out', { url, headers })
  expect(out).toMatchObject(away)
  expect(isCleared(out)).toBe(true)
  const { errors } = await call('sign-in', { url, headers, body: { identifier: 'ada', password } })
  expect(errors).toMatchObject(away.errors)
})

describe('a page of another site', () => {
  const form = 'application/x-www-form-urlencoded'
  const elsewhere: [string, () => Headers, number][] = [
    ['by a form', () => ({ 'content-type': form, origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }), 403],
    [
      'by JSON that is called text',
      () => ({ 'content-type': 'text/plain', origin: 'https://evil.test', 'sec-fetch-site': '' }),
      403,
    ],
    ['by a form of its own origin', () => ({ 'content-type': form }), 415],
    ['by text of its own origin', () => ({ 'content-type': 'text/plain' }), 415],
    [
      'with a preflight it did not wait for',
      () => ({ origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }),
      403,
    ],
    ['from another port', () => ({ origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' }), 403],
    ['from another port, by an old browser', () => ({ origin: 'http://127.0.0.1:3000', 'sec-fetch-site': '' }), 403],
    ['from a sibling subdomain', () => ({ origin: 'https://evil.plaza.test', 'sec-fetch-site': 'same-site' }), 403],
    ['from a sandboxed frame', () => ({ origin: 'null', 'sec-fetch-site': 'cross-site' }), 403],
    ['from a file', () => ({ origin: 'null', 'sec-fetch-site': '' }), 403],
    ['that lies about its origin', () => ({ 'sec-fetch-site': 'cross-site' }), 403],
    ['typed into the address bar', () => ({ 'sec-fetch-site': 'none' }), 403],
    ['without a word of where it comes from', () => ({ origin: '', 'sec-fetch-site': '' }), 403],
    ['over http where the site has https', () => ({ 'sec-fetch-site': '', 'x-forwarded-proto': 'https' }), 403],
  ]

  test.each(elsewhere)('changes nothing %s', async (_, headersOf, status) => {
    const { cookie = '', data } = await signIn('ada')
    // An empty text stands for a header that is not sent.
    const given = Object.entries({ ...ofPage(), 'content-type': 'application/json', ...headersOf(), cookie })
    for (const path of ['sign-in', 'sign-up', 'refresh', 'sign-out']) {
      const response = await fetch(new URL(`/session/${path}`, origin()), {
        method: 'POST',
        headers: Object.fromEntries(given.filter(([, value]) => value !== '')),
        body: JSON.stringify({ identifier: 'ada', password }),
      })
      expect([path, response.status]).toEqual([path, status])
      expect(response.headers.getSetCookie()).toEqual([])
      expect(response.headers.has('access-control-allow-origin')).toBe(false)
      await response.text()
    }
    expect(await whoIs(data!.accessToken)).toBe('somebody')
    expect((await refresh(cookie)).errors).toEqual([])
  })

  test('is told by no preflight that it may', async () => {
    const response = await fetch(new URL('/session/refresh', origin()), {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
    })
    expect(response.status).toBe(405)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

test('a browser that sends no Sec-Fetch-Site is known by its Origin alone', async () => {
  const { host } = new URL(origin())
  for (const page of [`http://${host}`, `https://${host}`]) {
    const response = await fetch(new URL('/session/sign-in', origin()), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: page },
      body: JSON.stringify({ identifier: 'ada', password }),
    })
    expect(response.status).toBe(200)
    await response.text()
  }
})

test('over https behind a proxy the cookie goes back over https alone, and no host beside this one can write it', async () => {
  const proxied = { origin: 'https://plaza.test', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'plaza.test' }
  const ways: Headers[] = [
    proxied,
    { ...proxied, 'sec-fetch-site': 'same-origin' },
    // A proxy that says nothing of it: the browser does.
    { origin: 'https://plaza.test', 'sec-fetch-site': 'same-origin' },
  ]
  for (const headers of ways) {
    const { cookie, setCookie } = await signIn('ada', headers)
    expect(setCookie[0]).toMatch(/^__Host-plaza_session=[\w-]{43}; /)
    expect(setCookie[0]?.split('; ')).toEqual(
      expect.arrayContaining(['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']),
    )
    expect((await refresh(cookie, headers)).data?.userId).toBe(ada.id)
    // What a sibling has set for all of plaza.test is not read.
    expect((await refresh(cookie!.replace('__Host-', ''), headers)).errors).toMatchObject([{ code: 'EXPIRED' }])
  }
})

test('two Plazas on one host, to whose ports a browser sends all cookies, do not disturb each other', async () => {
  const one = await signIn('ada')
  const elsewhere = { origin: 'http://127.0.0.1:14000' }
  const other = await signIn('grace', elsewhere)
  const cookie = `${other.cookie}; ${one.cookie}`
  expect((await refresh(cookie)).data?.userId).toBe(ada.id)
  expect((await refresh(cookie, elsewhere)).data?.userId).toBe(grace.id)
  const out = await call('sign-out', { headers: { cookie } })
  expect(out.cookie).toBe(`${one.cookie!.split('=')[0]}=`)
  expect(await whoIs(other.data!.accessToken)).toBe('somebody')
})

test('auth hears from which address and with which browser somebody signs in, and refreshes', async () => {
  const sessionOf = async (token: string) => {
    const answer = await town.ask(token, '{ viewer { account { sessions { isCurrent userAgent ipAddress } } } }')
    return answer.data.viewer.account.sessions.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent)
  }
  const browser = { 'user-agent': 'Browser 1.0', 'x-forwarded-for': '198.51.100.7' }
  const { cookie, data } = await signIn('grace', browser)
  expect(await sessionOf(data!.accessToken)).toMatchObject({ userAgent: 'Browser 1.0', ipAddress: '198.51.100.7' })
  const next = await refresh(cookie, { ...browser, 'x-forwarded-for': '198.51.100.8' })
  expect(await sessionOf(next.data!.accessToken)).toMatchObject({ ipAddress: '198.51.100.8' })
})

test('an address that sends too much is refused here as at /graphql', async () => {
  // Where only the manifest's operations are served, sessions are served, too.
  await using limited = await startTestPlaza({ RATE_LIMIT_PER_ADDRESS: '3', OPERATIONS: 'safelist' })
  const url = new URL(limited.plaza.gateway.url).origin
  const at = { url, headers: { origin: url } }
  const input = { username: 'ada', email: 'ada@example.com', password, firstName: 'Ada' }
  const { cookie = '' } = await call('sign-up', { ...at, body: input })
  const headers = { ...at.headers, cookie }
  for (let n = 0; n < 2; n++) expect(await call('refresh', { url, headers })).toMatchObject({ status: 200, errors: [] })
  const response = await fetch(new URL('/session/refresh', url), { method: 'POST' })
  expect([response.status, Number(response.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
  expect((await response.json()) as object).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] })
})

test.each(['GET', 'HEAD', 'PUT'])('%s is not how a session is had', async (method) => {
  const response = await fetch(new URL('/session/refresh', origin()), { method, headers: ofPage() })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
})

test('a page of the site opens a WebSocket, also behind a proxy, and a page of no other does', async () => {
  const open = async (headers: Headers) => {
    const socket = new WebSocket(town.plaza.gateway.url.replace('http', 'ws'), 'graphql-transport-ws', { headers })
    const outcome = Promise.race([
      once(socket, 'open').then(() => 101),
      once(socket, 'unexpected-response').then(([, { statusCode }]) => statusCode as number),
    ])
    const status = await outcome
    socket.on('error', () => {})
    socket.terminate()
    return status
  }
  const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'plaza.test' }
  expect(await open({ origin: origin() })).toBe(101)
  expect(await open({ origin: 'https://plaza.test', ...proxied })).toBe(101)
  expect(await open({ origin: 'https://plaza.test', 'sec-fetch-site': 'same-origin' })).toBe(101)
  expect(await open({ origin: 'https://evil.plaza.test', ...proxied })).toBe(403)
  expect(await open({ origin: 'https://plaza.test', 'sec-fetch-site': 'same-site', ...proxied })).toBe(403)
  expect(await open({ origin: 'https://plaza.test' })).toBe(403)
  expect(await open({ origin: 'http://127.0.0.1:3000' })).toBe(403)
})
