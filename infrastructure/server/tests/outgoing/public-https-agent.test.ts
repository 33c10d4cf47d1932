import { lookup } from 'node:dns'
import { once } from 'node:events'
import { type AgentOptions, get } from 'node:https'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { PublicHttpsAgent } from '../../src/outgoing/public-https-agent.ts'

/** A server of this machine that counts who connects to it. */
async function startServer() {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  let connections = 0
  server.on('connection', () => connections++)
  await once(server, 'listening')
  return {
    port: (server.address() as { port: number }).port,
    connections: () => connections,
    [Symbol.asyncDispose]: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

function failureOf(url: string, options: AgentOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: new PublicHttpsAgent(options) }, () => reject(new Error('It was answered.')))
    request.on('error', ({ message }) => resolve(message))
  })
}

test('it connects neither to an address of this machine nor to a name that leads there', async () => {
  await using server = await startServer()
  for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', '[::1]', '[::7f00:1]', 'localhost']) {
    expect(await failureOf(`https://${host}:${server.port}/`)).toContain('is not allowed')
  }
  expect(server.connections()).toBe(0)
})

test('a public name that leads to this machine when it is looked up is refused as well', async () => {
  await using server = await startServer()
  const rebound: AgentOptions['lookup'] = (_, options, done) => lookup('127.0.0.1', options, done)
  const url = `https://push.example.org:${server.port}/`
  expect(await failureOf(url, { lookup: rebound })).toContain('127.0.0.1')
  expect(server.connections()).toBe(0)
})
