import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { createLogger, trustHops } from '@plaza/server'
import { createTestIdentities } from '@plaza/server/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { contextReader } from '../src/request/context.ts'
import { createLive } from '../src/subscriptions/live.ts'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'

let gateway: StartedGateway

beforeAll(async () => {
  gateway = await startOnSpecs(
    { a: { sdl: 'type Query { ping: String }', root: { ping: 'pong' } } },
    { INTROSPECTION: 'false', MAX_BODY_BYTES: '100000' },
  )
})
afterAll(() => gateway[Symbol.asyncDispose]())

/** Over server-sent events. */
const stream = async (query: string) => {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' }
  const response = await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return { status: response.status, text: await response.text() }
}

test('a stream lets no introspection through where it is off', async () => {
  expect((await stream('{ __schema { types { name } } }')).text).toContain('introspection has been disabled')
})

test('a stream reads no document of more tokens than are allowed', async () => {
  expect((await stream(`{ ${'ping '.repeat(4_000)} }`)).text).toContain('more than 4000 tokens')
})

test('a stream and a WebSocket take no more bytes than are allowed', async () => {
  const large = `{ ping } # ${'x'.repeat(100_000)}`
  expect((await stream(large)).status).toBe(413)
  const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws')
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'connection_init', payload: { large } }))
  const [code] = await once(socket, 'close')
  expect(code).toBe(1009)
})

test('a WebSocket that sends too much is closed, and nothing is printed', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  try {
    const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws')
    await once(socket, 'open')
    socket.send('x'.repeat(200_000))
    expect((await once(socket, 'close'))[0]).toBe(1009)
    expect(printed).not.toHaveBeenCalled()
  } finally {
    printed.mockRestore()
  }
})

test('a WebSocket may end its path in a slash', async () => {
  const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/`, 'graphql-transport-ws')
  await once(socket, 'open')
  socket.terminate()
})

test('a client that leaves while it is found out who it is leaves nothing behind', async () => {
  const people = await createTestIdentities()
  const { token } = await people.signIn()
  const { revocations } = people.verifier
  const [left, admitted] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let watched = 0
  const onEnded = vi.spyOn(revocations, 'onEnded').mockImplementation(() => {
    watched++
    return () => void watched--
  })
  const live = createLive({
    prepare: () => ({ run: async () => ({ data: {} }) }),
    verifier: {
      ...people.verifier,
      revocations,
      async verify(given) {
        await left.promise
        return people.verifier.verify(given)
      },
    },
    contextOf: contextReader(createLogger({ level: 'silent' }), { trusts: trustHops(0), subgraphFailed: () => {} }),
    allowsOrigin: () => true,
    limits: { backlogCharacters: 1_000, perPerson: 1, total: 1 },
    rateLimits: { takeAddress: async () => {}, takePerson: async () => {} },
    maxBodyBytes: 1000,
  })
  const server = createServer((request, response) => {
    response.once('close', () => left.resolve())
    void live.stream({ query: '{ ping }' }, request, response).then(admitted.resolve)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  client.write(`GET /graphql HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${token}\r\n\r\n`)
  await once(server, 'request')
  client.destroy()
  await admitted.promise
  expect(onEnded).toHaveBeenCalledOnce()
  expect([watched, live.subscriptions.size]).toEqual([0, 0])
  server.close()
})
