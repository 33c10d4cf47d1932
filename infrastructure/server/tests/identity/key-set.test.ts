import type { ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import { afterEach, expect, test } from 'vitest'
import { sendJson } from '../../src/http/answer.ts'
import { type HttpServer, listen } from '../../src/http/server.ts'
import { KeySet } from '../../src/identity/key-set.ts'
import { createLogger } from '../../src/logger.ts'

let server: HttpServer | undefined
afterEach(async () => {
  await server?.close(0)
  server = undefined
})

const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
const one = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'EdDSA', use: 'sig' }

/** A key set that has read its key over HTTP, and whose source answers otherwise from then on. */
async function load(answer: (response: ServerResponse) => void) {
  let isFirst = true
  server = await listen({
    host: '127.0.0.1',
    port: 0,
    log: createLogger({ level: 'silent' }),
    routes: [
      {
        path: '/jwks.json',
        methods: ['GET'],
        handle(_, response) {
          if (isFirst) sendJson(response, 200, { keys: [one] })
          else answer(response)
          isFirst = false
        },
      },
    ],
  })
  const faults: unknown[] = []
  const keys = new KeySet(`${server.url}/jwks.json`, {
    fetchTimeoutMs: 1_000,
    onError: (error) => faults.push(error),
  })
  expect(keys.isLoaded).toBe(false)
  expect(await keys.find('one')).toMatchObject({ type: 'public' })
  return { keys, faults }
}

test.each<[string, (response: ServerResponse) => void]>([
  ['fails', (response) => void response.writeHead(500).end()],
  ['leads elsewhere', (response) => void response.writeHead(302, { location: 'http://localhost:1/' }).end()],
  ['is not JSON', (response) => void response.end('keys')],
  ['has no keys', (response) => sendJson(response, 200, {})],
  ['has a key that cannot be read', (response) => sendJson(response, 200, { keys: [{ ...one, x: 'short' }] })],
  ['does not come', () => {}],
])('a source whose answer %s leaves the held keys in use', async (_, answer) => {
  const { keys, faults } = await load(answer)
  expect(await keys.load()).toBe(false)
  expect(faults).toHaveLength(1)
  expect(keys.holds('one')).toBe(true)
})

test('a key of another kind, or a private one, is not a key of ours', async () => {
  const { keys } = await load((response) =>
    sendJson(response, 200, {
      keys: [
        { kid: 'two', kty: 'RSA', n: 'AQAB', e: 'AQAB' },
        { ...privateJwk, kid: 'three' },
      ],
    }),
  )
  const privateJwk = await exportJWK(privateKey)
  expect(await keys.load()).toBe(true)
  expect(['one', 'two', 'three'].filter((id) => keys.holds(id))).toEqual([])
})

test('requests that come together wait for one fetch, and one that failed is not repeated at once', async () => {
  let fetches = 0
  const keys = new KeySet(async () => {
    fetches += 1
    throw new Error('away')
  })
  expect(await Promise.all([keys.find('one'), keys.find('one')])).toEqual([undefined, undefined])
  expect(await keys.find('one')).toBeUndefined()
  expect(fetches).toBe(1)
})
