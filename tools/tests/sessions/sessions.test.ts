import { createLogger, createTokenVerifier } from '@plaza/server'
import { startGateway } from 'gateway'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestPlaza } from '../../src/testing/test-plaza.ts'
import {
  callSession,
  type Headers,
  isCleared,
  password,
  type SessionAnswer,
  type SessionLab,
  startSessionLab,
} from './session-lab.ts'

let lab: SessionLab
beforeAll(async () => {
  lab = await startSessionLab()
})
afterAll(() => lab[Symbol.asyncDispose]())

test('a page signs in: it gets the access token, and the browser keeps the refresh token from it', async () => {
  const { status, data, errors, setCookie } = await lab.signIn('ada')
  expect({ status, errors }).toEqual({ status: 200, errors: [] })
  expect(data).toEqual({
    accessToken: expect.any(String),
    accessTokenExpiresAt: expect.any(String),
    userId: lab.ada.id,
  })
  const [cookie = '', ...others] = setCookie
  expect(others).toEqual([])
  const [pair, ...attributes] = cookie.split('; ')
  expect(pair).toMatch(new RegExp(`^plaza_session_${new URL(lab.origin).port}=[\\w-]{43}$`))
  expect(attributes.filter((attribute) => !attribute.startsWith('Max-Age=')).sort()).toEqual([
    'HttpOnly',
    'Path=/session',
    'SameSite=Strict',
  ])
  const days = Number(/Max-Age=(\d+)/.exec(cookie)?.[1]) / 86_400
  expect(days).toBeGreaterThan(29.9)
  expect(days).toBeLessThanOrEqual(30)
  expect(await lab.whoIs(data!.accessToken)).toBe('somebody')
})

test('a page signs a new person up', async () => {
  const input = { username: 'alan', email: 'alan@example.com', password, firstName: 'Alan' }
  const { data, errors, cookie } = await callSession(lab.origin, 'sign-up', { body: input })
  expect(errors).toEqual([])
  expect(data?.userId).toMatch(/^[0-9a-f-]{36}$/)
  expect((await lab.refresh(cookie)).data?.userId).toBe(data?.userId)
})

test('what a person can mend is data, and leaves the cookie alone', async () => {
  const wrong = await callSession(lab.origin, 'sign-in', { body: { identifier: 'ada', password: 'not the right one' } })
  expect(wrong).toMatchObject({ status: 200, data: null, setCookie: [] })
  expect(wrong.errors).toEqual([
    { code: 'INVALID_CREDENTIALS', message: expect.any(String), path: null, retryAfterSeconds: null, limit: null },
  ])
  const taken = await callSession(lab.origin, 'sign-up', {
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
  const answer = await callSession(lab.origin, 'sign-in', { body })
  expect(answer).toMatchObject({ status, setCookie: [], errors: [{ extensions: { code } }] })
  expect(JSON.stringify(answer)).not.toContain('ada')
})

describe('a refresh', () => {
  test('gives a fresh access token and keeps the next refresh token', async () => {
    const first = await lab.signIn('ada')
    const second = await lab.refresh(first.cookie)
    expect(second).toMatchObject({ status: 200, errors: [], data: { userId: lab.ada.id } })
    expect(second.cookie).not.toBe(first.cookie)
    expect(await lab.whoIs(second.data!.accessToken)).toBe('somebody')
    expect((await lab.refresh(second.cookie)).data?.userId).toBe(lab.ada.id)
  })

  test('of several tabs at once gives all the same session, and one cookie', async () => {
    const { cookie } = await lab.signIn('ada')
    const answers = await Promise.all(Array.from({ length: 5 }, () => lab.refresh(cookie)))
    expect(new Set(answers.map(({ data }) => data?.accessToken)).size).toBe(1)
    expect(new Set(answers.map((answer) => answer.cookie)).size).toBe(1)
    expect((await lab.refresh(answers[0]!.cookie)).errors).toEqual([])
  })

  test('without a cookie says that nobody is signed in, and asks nobody', async () => {
    for (const cookie of [undefined, '', 'other=1', 'plaza_session=of-another-port']) {
      expect(await lab.refresh(cookie)).toMatchObject({
        status: 200,
        data: null,
        setCookie: [],
        errors: [{ code: 'EXPIRED' }],
      })
    }
  })

  test('that is refused makes the browser forget the session', async () => {
    const { cookie, data } = await lab.signIn('ada')
    await lab.signOut({ authorization: `Bearer ${data!.accessToken}` })
    const refused = await lab.refresh(cookie)
    expect(refused).toMatchObject({ status: 200, data: null, errors: [{ code: 'EXPIRED' }] })
    expect(isCleared(refused)).toBe(true)
    const name = cookie!.split('=')[0]
    expect(isCleared(await lab.refresh(`${name}=made-up`))).toBe(true)
  })

  test('that comes too often leaves the cookie where it is', async () => {
    await using strict = await startTestPlaza({ THROTTLE_FACTOR: '1' })
    await strict.signUp('ada')
    const { origin } = new URL(strict.plaza.gateway.url)
    let { cookie } = await callSession(origin, 'sign-in', { body: { identifier: 'ada', password } })
    let answer: SessionAnswer
    do {
      answer = await callSession(origin, 'refresh', { headers: { cookie: cookie! } })
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
      const { cookie = '', data } = await lab.signIn('ada')
      const token = data!.accessToken
      const answer = await lab.signOut({
        ...(by.includes('cookie') && { cookie }),
        ...(by.includes('token') && withToken(token)),
      })
      expect(answer, by.join()).toMatchObject({ status: 200, data: null, errors: [] })
      expect(isCleared(answer), by.join()).toBe(true)
      expect(await lab.whoIs(token), by.join()).toBe('nobody')
    }
  })

  test('of a session that is over, of a token of nobody or of nothing at all is carried out', async () => {
    const { cookie = '', data } = await lab.signIn('ada')
    const token = data!.accessToken
    await lab.signOut({ cookie })
    for (const headers of [
      { cookie },
      withToken(token),
      { cookie, ...withToken(token) },
      withToken('x.y.z'),
      {},
    ] as Headers[]) {
      const answer = await lab.signOut(headers)
      expect(answer).toMatchObject({ status: 200, data: null, errors: [] })
      expect(isCleared(answer)).toBe(true)
    }
  })

  test('ends both sessions where another tab has signed somebody else in', async () => {
    const ofAda = await lab.signIn('ada')
    const ofGrace = await lab.signIn('grace')
    const headers = { cookie: ofGrace.cookie!, ...withToken(ofAda.data!.accessToken) }
    expect((await lab.signOut(headers)).errors).toEqual([])
    expect(await lab.whoIs(ofAda.data!.accessToken)).toBe('nobody')
    expect(await lab.whoIs(ofGrace.data!.accessToken)).toBe('nobody')
    expect(await lab.whoIs(lab.grace.token)).toBe('somebody')
  })
})

test('while auth is away a refresh keeps the cookie, and a sign-out clears it and says that the session goes on', async () => {
  const { cookie = '' } = await lab.signIn('ada')
  const gateway = await startGateway({
    env: { PORT: '0', NODE_ENV: 'test', SUBGRAPH_URLS: 'auth=http://127.0.0.1:1/graphql' },
    log: createLogger({ level: 'silent' }),
    verifier: createTokenVerifier({ keys: async () => ({ keys: [] }) }),
  })
  await using _ = { [Symbol.asyncDispose]: () => gateway.stop() }
  const { origin } = new URL(gateway.url)
  const headers = { cookie: cookie.replace(/_\d+=/, `_${gateway.port}=`) }
  const away = { status: 503, errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] }
  expect(await callSession(origin, 'refresh', { headers })).toMatchObject({ ...away, setCookie: [] })
  const out = await callSession(origin, 'sign-out', { headers })
  expect(out).toMatchObject(away)
  expect(isCleared(out)).toBe(true)
  const { errors } = await callSession(origin, 'sign-in', { headers, body: { identifier: 'ada', password } })
  expect(errors).toMatchObject(away.errors)
})

test('auth hears from which address and with which browser somebody signs in, and refreshes', async () => {
  const sessionOf = async (token: string) => {
    const answer = await lab.town.ask(token, '{ viewer { account { sessions { isCurrent userAgent ipAddress } } } }')
    return answer.data.viewer.account.sessions.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent)
  }
  const browser = { 'user-agent': 'Browser 1.0', 'x-forwarded-for': '198.51.100.7' }
  const { cookie, data } = await lab.signIn('grace', browser)
  expect(await sessionOf(data!.accessToken)).toMatchObject({ userAgent: 'Browser 1.0', ipAddress: '198.51.100.7' })
  const next = await lab.refresh(cookie, { ...browser, 'x-forwarded-for': '198.51.100.8' })
  expect(await sessionOf(next.data!.accessToken)).toMatchObject({ ipAddress: '198.51.100.8' })
})

test('an address that sends too much is refused here as at /graphql', async () => {
  // Where only the manifest's operations are served, sessions are served, too.
  await using limited = await startTestPlaza({ RATE_LIMIT_PER_ADDRESS: '3', OPERATIONS: 'safelist' })
  const { origin } = new URL(limited.plaza.gateway.url)
  const input = { username: 'ada', email: 'ada@example.com', password, firstName: 'Ada' }
  const { cookie = '' } = await callSession(origin, 'sign-up', { body: input })
  for (let n = 0; n < 2; n++)
    expect(await callSession(origin, 'refresh', { headers: { cookie } })).toMatchObject({ status: 200, errors: [] })
  const response = await fetch(new URL('/session/refresh', origin), { method: 'POST' })
  expect([response.status, Number(response.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
  expect((await response.json()) as object).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] })
})
