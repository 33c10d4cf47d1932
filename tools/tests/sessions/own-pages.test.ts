import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Headers, ofPage, password, type SessionLab, startSessionLab } from './session-lab.ts'

let lab: SessionLab
beforeAll(async () => {
  lab = await startSessionLab()
})
afterAll(() => lab[Symbol.asyncDispose]())

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
    const { cookie = '', data } = await lab.signIn('ada')
    // An empty text stands for a header that is not sent.
    const given = Object.entries({ ...ofPage(lab.origin), 'content-type': 'application/json', ...headersOf(), cookie })
    for (const path of ['sign-in', 'sign-up', 'refresh', 'sign-out']) {
      const response = await fetch(new URL(`/session/${path}`, lab.origin), {
        method: 'POST',
        headers: Object.fromEntries(given.filter(([, value]) => value !== '')),
        body: JSON.stringify({ identifier: 'ada', password }),
      })
      expect([path, response.status]).toEqual([path, status])
      expect(response.headers.getSetCookie()).toEqual([])
      expect(response.headers.has('access-control-allow-origin')).toBe(false)
      await response.text()
    }
    expect(await lab.whoIs(data!.accessToken)).toBe('somebody')
    expect((await lab.refresh(cookie)).errors).toEqual([])
  })

  test('is told by no preflight that it may', async () => {
    const response = await fetch(new URL('/session/refresh', lab.origin), {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
    })
    expect(response.status).toBe(405)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

test('a browser that sends no Sec-Fetch-Site is known by its Origin alone', async () => {
  const { host } = new URL(lab.origin)
  for (const page of [`http://${host}`, `https://${host}`]) {
    const response = await fetch(new URL('/session/sign-in', lab.origin), {
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
    const { cookie, setCookie } = await lab.signIn('ada', headers)
    expect(setCookie[0]).toMatch(/^__Host-plaza_session=[\w-]{43}; /)
    expect(setCookie[0]?.split('; ')).toEqual(
      expect.arrayContaining(['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']),
    )
    expect((await lab.refresh(cookie, headers)).data?.userId).toBe(lab.ada.id)
    // What a sibling has set for all of plaza.test is not read.
    expect((await lab.refresh(cookie!.replace('__Host-', ''), headers)).errors).toMatchObject([{ code: 'EXPIRED' }])
  }
})

test('two Plazas on one host, to whose ports a browser sends all cookies, do not disturb each other', async () => {
  const one = await lab.signIn('ada')
  const elsewhere = { origin: 'http://127.0.0.1:14000' }
  const other = await lab.signIn('grace', elsewhere)
  const cookie = `${other.cookie}; ${one.cookie}`
  expect((await lab.refresh(cookie)).data?.userId).toBe(lab.ada.id)
  expect((await lab.refresh(cookie, elsewhere)).data?.userId).toBe(lab.grace.id)
  const out = await lab.signOut({ cookie })
  expect(out.cookie).toBe(`${one.cookie!.split('=')[0]}=`)
  expect(await lab.whoIs(other.data!.accessToken)).toBe('somebody')
})

test.each(['GET', 'HEAD', 'PUT'])('%s is not how a session is had', async (method) => {
  const response = await fetch(new URL('/session/refresh', lab.origin), { method, headers: ofPage(lab.origin) })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
})

test('a page of the site opens a WebSocket, also behind a proxy, and a page of no other does', async () => {
  const open = async (headers: Headers) => {
    const socket = new WebSocket(lab.town.plaza.gateway.url.replace('http', 'ws'), 'graphql-transport-ws', { headers })
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
  expect(await open({ origin: lab.origin })).toBe(101)
  expect(await open({ origin: 'https://plaza.test', ...proxied })).toBe(101)
  expect(await open({ origin: 'https://plaza.test', 'sec-fetch-site': 'same-origin' })).toBe(101)
  expect(await open({ origin: 'https://evil.plaza.test', ...proxied })).toBe(403)
  expect(await open({ origin: 'https://plaza.test', 'sec-fetch-site': 'same-site', ...proxied })).toBe(403)
  expect(await open({ origin: 'https://plaza.test' })).toBe(403)
  expect(await open({ origin: 'http://127.0.0.1:3000' })).toBe(403)
})
