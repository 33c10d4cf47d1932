import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'

const answer = '{"data":{"one":"1"}}'
const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${answer.length}\r\n\r\n`
const stack = new AsyncDisposableStack()
let gateway: StartedGateway
/** How many requests to close the connection of, and what to send first. */
let cuts: { count: number; after: string }
let requests: number

beforeAll(async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', () => {
      requests += 1
      if (requests > cuts.count) socket.write(head + answer)
      else socket.end(cuts.after)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stack.defer(() => void server.close())
  const { port } = server.address() as AddressInfo
  const specs = { a: { sdl: 'type Query { one: String } type Mutation { one: String }' } }
  const env = { SUBGRAPH_URLS: `a=http://127.0.0.1:${port}/graphql` }
  gateway = stack.use(await startOnSpecs(specs, env, { elsewhere: ['a'] }))
})
afterAll(() => stack.disposeAsync())
beforeEach(() => {
  requests = 0
})

test.each([
  ['a query is sent once more when its connection closes under it', '{ one }', 1, '', '1', 2],
  ['it is not sent a third time', '{ one }', 9, '', null, 2],
  ['nor again once an answer has begun', '{ one }', 1, head, null, 1],
  ['a mutation is never sent again', 'mutation { one }', 1, '', null, 1],
])('%s', async (_, query, count, after, one, sent) => {
  cuts = { count, after }
  const { data } = await gateway.ask(query)
  expect([data, requests]).toEqual([{ one }, sent])
})
