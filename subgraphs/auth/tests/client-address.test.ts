import { gatewaySecretHeader } from '@plaza/server'
import { gatewaySecret } from '@plaza/subgraph/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, type StartedAuth, startAuth } from './testkit.ts'

let auth: StartedAuth
let ada: Person
beforeAll(async () => {
  auth = await startAuth()
  ada = await auth.signUp('ada')
})
afterAll(() => auth[Symbol.asyncDispose]())

/** From which address auth says that a session was last used. */
async function addressSeen(headers: Record<string, string>): Promise<string> {
  const query = `mutation { signIn(input: { identifier: "ada", password: "correct horse battery" }) {
    account { sessions { ipAddress } } } }`
  const response = await fetch(auth.subgraph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ada.token}`, ...headers },
    body: JSON.stringify({ query }),
  })
  const { data } = (await response.json()) as {
    data: { signIn: { account: { sessions: { ipAddress: string }[] } } }
  }
  return data.signIn.account.sessions[0]?.ipAddress ?? ''
}

test('the gateway, which knows the secret, says from which address a request came', async () => {
  const headers = { [gatewaySecretHeader]: gatewaySecret, 'x-forwarded-for': '203.0.113.5' }
  expect(await addressSeen(headers)).toBe('203.0.113.5')
})

test.each([
  ['no secret', {}],
  ['an empty one', { [gatewaySecretHeader]: '' }],
  ['another one', { [gatewaySecretHeader]: gatewaySecret.replace(/.$/, '!') }],
  ['the begin of it', { [gatewaySecretHeader]: gatewaySecret.slice(0, -1) }],
  ['it and more', { [gatewaySecretHeader]: `${gatewaySecret}0` }],
  ['it twice', { [gatewaySecretHeader]: `${gatewaySecret}, ${gatewaySecret}` }],
])('somebody else, with %s, comes from where the connection comes from', async (_, headers) => {
  expect(await addressSeen({ ...headers, 'x-forwarded-for': '203.0.113.5' })).toBe('127.0.0.1')
})
