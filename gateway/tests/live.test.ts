import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
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
