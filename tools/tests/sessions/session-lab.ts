import { expect } from 'vitest'
import { startTestPlaza, type TestPlaza } from '../../src/testing/test-plaza.ts'

export type Headers = Record<string, string>

export const password = 'a long enough one'

export interface SessionAnswer {
  status: number
  setCookie: string[]
  /** As a browser would send it next; undefined where none was set. */
  cookie: string | undefined
  data: { accessToken: string; accessTokenExpiresAt: string; userId: string } | null
  errors: { code?: string; message: string; extensions?: { code: string } }[]
}

export interface SessionLab extends AsyncDisposable {
  town: TestPlaza
  /** Of the gateway and its page. */
  origin: string
  ada: { id: string; token: string }
  grace: { id: string; token: string }
  signIn(identifier: string, headers?: Headers): Promise<SessionAnswer>
  refresh(cookie: string | undefined, headers?: Headers): Promise<SessionAnswer>
  signOut(headers: Headers): Promise<SessionAnswer>
  whoIs(token: string): Promise<'nobody' | 'somebody'>
}

/** A Plaza behind a trusted proxy, with two people; it is asked as a page of its own asks. */
export async function startSessionLab(): Promise<SessionLab> {
  const town = await startTestPlaza({ TRUST_PROXY: '1', THROTTLE_FACTOR: '100' })
  const { url } = town.plaza.gateway
  const { origin } = new URL(url)
  return {
    town,
    origin,
    ada: await town.signUp('ada'),
    grace: await town.signUp('grace'),
    signIn: (identifier, headers = {}) => callSession(origin, 'sign-in', { body: { identifier, password }, headers }),
    refresh: (cookie, headers = {}) =>
      callSession(origin, 'refresh', { headers: { ...(cookie !== undefined && { cookie }), ...headers } }),
    signOut: (headers) => callSession(origin, 'sign-out', { headers }),
    async whoIs(token) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: '{ __typename }' }),
      })
      return response.status === 401 ? 'nobody' : 'somebody'
    },
    [Symbol.asyncDispose]: () => town[Symbol.asyncDispose](),
  }
}

export const ofPage = (origin: string): Headers => ({ origin, 'sec-fetch-site': 'same-origin' })

/** Calls a session's route as a page of its origin, or as the headers say. */
export async function callSession(
  origin: string,
  path: string,
  { body = {}, headers = {} }: { body?: unknown; headers?: Headers } = {},
): Promise<SessionAnswer> {
  const response = await fetch(new URL(`/session/${path}`, origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...ofPage(origin), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const setCookie = response.headers.getSetCookie()
  expect(response.headers.get('cache-control')).toBe('no-store')
  return {
    status: response.status,
    setCookie,
    cookie: setCookie[0]?.split(';')[0],
    ...((await response.json()) as Pick<SessionAnswer, 'data' | 'errors'>),
  }
}

export const isCleared = ({ setCookie }: SessionAnswer) => setCookie.some((cookie) => /=;.*Max-Age=0/.test(cookie))
