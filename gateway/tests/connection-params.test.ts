import { createTestIdentities, type TestIdentities } from '@plaza/server/testing'
import { CloseCode, createClient } from 'graphql-ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'

let people: TestIdentities
let gateway: StartedGateway
let token: string
let another: string

beforeAll(async () => {
  people = await createTestIdentities()
  gateway = await startOnSpecs(
    { a: { sdl: 'type Query { secret: String @authenticated }', root: { secret: 'told' } } },
    {},
    { verifier: people.verifier },
  )
  token = (await people.signIn()).token
  another = (await people.signIn()).token
})
afterAll(() => gateway[Symbol.asyncDispose]())

/** The answer to a query over a WebSocket, or what the server closed the socket with. */
async function ask(connectionParams: Record<string, unknown>): Promise<unknown> {
  const client = createClient({
    url: gateway.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams,
  })
  try {
    for await (const result of client.iterate({ query: '{ secret }' })) return result
  } catch (error) {
    const { code, reason } = error as CloseEvent
    return { code, reason }
  } finally {
    await client.dispose()
  }
}

test.for([
  ['authorization', (t: string) => ({ authorization: `Bearer ${t}` })],
  ['Authorization', (t: string) => ({ Authorization: `Bearer ${t}` })],
  ['AUTHORIZATION without Bearer', (t: string) => ({ AUTHORIZATION: t })],
  ['bearer in lower case', (t: string) => ({ authorization: `bearer ${t}` })],
  ['authToken', (t: string) => ({ authToken: t })],
  ['auth_token with Bearer', (t: string) => ({ auth_token: `Bearer ${t}` })],
  ['accessToken', (t: string) => ({ accessToken: t })],
  ['token', (t: string) => ({ token: t })],
  ['headers', (t: string) => ({ headers: { Authorization: `Bearer ${t}` } })],
  ['headers in lower case', (t: string) => ({ headers: { authorization: t } })],
  ['the same twice', (t: string) => ({ authorization: t, headers: { authorization: t } })],
  ['beside others', (t: string) => ({ clientName: 'web', locale: null, authorization: `Bearer ${t}` })],
] as const)('a token is understood as %s', async ([, params]) => {
  expect(await ask(params(token))).toEqual({ data: { secret: 'told' } })
})

test.for([
  ['no parameters', {}],
  ['no token', { authorization: null }],
  ['an empty one', { authorization: '', headers: {} }],
  ['other parameters', { clientName: 'web', version: '1.2.3' }],
] as const)('%s is nobody', async ([, params]) => {
  expect(await ask(params)).toMatchObject({ data: { secret: null }, errors: [{ message: expect.any(String) }] })
})

test.for([
  ['undefined in a template', () => ({ authorization: 'Bearer undefined' }), 'no access token of ours'],
  ['another scheme', () => ({ authorization: 'Basic YWRhOnNlY3JldA==' }), 'no access token of ours'],
  ['a number', () => ({ token: 5 }), 'no access token of ours'],
  ['an object', (t: string) => ({ authorization: { token: t } }), 'no access token of ours'],
  ['two that differ', (t: string, u: string) => ({ token: t, authorization: u }), 'two tokens that differ'],
  ['an unknown name', (t: string) => ({ credentials: `Bearer ${t}` }), 'a token where none is read'],
  ['an unknown depth', (t: string) => ({ context: { headers: { authorization: t } } }), 'a token where none is read'],
] as const)('%s is refused with words', async ([, params, words]) => {
  const { code, reason } = (await ask(params(token, another))) as CloseEvent
  expect(code).toBe(CloseCode.Forbidden)
  expect(reason).toContain(words)
  // The protocol has room for 123 bytes, and what is longer is cut.
  expect(reason).toMatch(/<accessToken>(?:" \}|`)\.$/)
  expect(reason).not.toContain(token.slice(-20))
})
