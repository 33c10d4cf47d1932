import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { startOnSpecs } from './support/plaza-gateway.ts'

/** What a subgraph in another process is told of a request that came with these headers. */
async function toldOf(headers: Record<string, string>, env: Record<string, string>): Promise<IncomingHttpHeaders> {
  let told: IncomingHttpHeaders = {}
  const subgraph = createServer((request, response) => {
    told = request.headers
    response.setHeader('content-type', 'application/json').end('{"data":{"ping":"pong"}}')
  })
  await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`
  try {
    await using gateway = await startOnSpecs(
      { a: { sdl: 'type Query { ping: String }', root: {} } },
      { SUBGRAPH_URLS: `a=${url}`, ...env },
      { elsewhere: ['a'] },
    )
    expect(await gateway.ask('{ ping }', { headers })).toMatchObject({ data: { ping: 'pong' } })
    return told
  } finally {
    subgraph.close()
    subgraph.closeAllConnections()
  }
}

const GATEWAY_SECRET = 'the secret of a test, which is long enough'
const spoofed = { 'x-forwarded-for': '203.0.113.5', 'x-gateway-secret': 'a guess of a client' }

test('a subgraph is told the address of the connection, with the secret of the gateway', async () => {
  expect(await toldOf(spoofed, { GATEWAY_SECRET })).toMatchObject({
    'x-gateway-secret': GATEWAY_SECRET,
    'x-forwarded-for': '127.0.0.1',
  })
})

test('without a secret none is sent, and what a client sends for one goes no further', async () => {
  expect(await toldOf(spoofed, {})).not.toHaveProperty('x-gateway-secret')
})

test.each([
  ['1', '203.0.113.5, 198.51.100.7', '198.51.100.7'],
  ['127.0.0.0/8, 198.51.100.7', '203.0.113.5, 198.51.100.7', '203.0.113.5'],
])('behind the proxies %s, %s is the address %s', async (TRUST_PROXY, forwarded, address) => {
  const told = await toldOf({ 'x-forwarded-for': forwarded }, { TRUST_PROXY, GATEWAY_SECRET })
  expect(told['x-forwarded-for']).toBe(address)
})
