import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { readRecording } from '../../src/usage/index.ts'
import { type GatewayOptions, type StartedGateway, startOnSpecs } from '../support/plaza-gateway.ts'
import type { SubgraphSpecs } from '../support/subgraphs.ts'

const specs: SubgraphSpecs = {
  a: { sdl: 'type Query { name(of: ID): String secret: String @cost(weight: 9000000) }', root: { name: 'Ada' } },
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usage-record-'))
})
afterEach(() => rm(folder, { recursive: true }))

const start = (env: Record<string, string> = {}, options: GatewayOptions = {}): Promise<StartedGateway> =>
  startOnSpecs(specs, { USAGE_DIR: join(folder, 'usage'), USAGE_FLUSH_MS: '600000', ...env }, options)

const named = (name: string, version: string) => ({
  'apollographql-client-name': name,
  'apollographql-client-version': version,
})

async function recorded(store = join(folder, 'usage')) {
  const { rows, operations } = await readRecording(store, '')
  return rows.map(({ operation, client, version, count }) => [
    `${client} ${version}`,
    operations.get(operation)?.text.replaceAll(/\s+/g, ' '),
    count,
  ])
}

test('what was asked is written when the gateway stops, by client and version', async () => {
  const gateway = await start()
  for (const version of ['1.0.0', '1.0.0', '2.0.0']) await gateway.ask('{ name }', { headers: named('web', version) })
  await gateway.ask('{ name }')
  expect(await recorded()).toEqual([])
  await gateway[Symbol.asyncDispose]()
  expect(await recorded()).toEqual([
    ['unknown unknown', '{ name }', 1],
    ['web 1.0.0', '{ name }', 2],
    ['web 2.0.0', '{ name }', 1],
  ])
})

test('clients on streams and WebSockets are told apart, also by what they say when they connect', async () => {
  const gateway = await start()
  await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...named('stream', '1.0.0') },
    body: JSON.stringify({ query: '{ name }' }),
  }).then((response) => response.text())
  const ask = async (payload: object, headers: Record<string, string> = {}) => {
    const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws', { headers })
    await once(socket, 'open')
    socket.send(JSON.stringify({ type: 'connection_init', payload }))
    await once(socket, 'message')
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ name }' } }))
    await once(socket, 'message')
    socket.terminate()
  }
  await ask(named('browser', '1.0.0'))
  await ask({ headers: named('nested', '1.0.0') })
  await ask({}, named('server', '1.0.0'))
  await gateway[Symbol.asyncDispose]()
  expect((await recorded()).map(([client]) => client)).toEqual([
    'browser 1.0.0',
    'nested 1.0.0',
    'server 1.0.0',
    'stream 1.0.0',
  ])
})

test('what is refused before it runs is nobody’s use', async () => {
  const gateway = await start({ MAX_COST: '100' })
  await gateway.ask('{ nothing }')
  await gateway.ask('{ name ')
  expect((await gateway.ask('{ secret }')).errors?.[0]?.extensions.code).toBe('COST_LIMIT_EXCEEDED')
  await gateway[Symbol.asyncDispose]()
  expect(await recorded()).toEqual([])
})

test('a persisted operation counts as the text that it stands for', async () => {
  const body = 'query Known {\n  name(of: "somebody")\n}'
  const id = createHash('sha256').update(body).digest('hex')
  const gateway = await start({}, { manifest: [{ id, name: 'Known', body }] })
  await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: id } } }),
  })
  await gateway[Symbol.asyncDispose]()
  expect(await recorded()).toEqual([['unknown unknown', 'query Known { name(of: "") }', 1]])
})

test('nothing is written without USAGE_DIR, or where it is empty', async () => {
  const gateway = await start({ USAGE_DIR: '' })
  await gateway.ask('{ name }')
  await gateway[Symbol.asyncDispose]()
  expect(await readdir(folder)).toEqual([])
})

test('a folder that can not be written hurts no request, is told once, and what was counted is written when it can be', async () => {
  const blocked = join(folder, 'blocked')
  await writeFile(blocked, '')
  const gateway = await start({ USAGE_DIR: join(blocked, 'usage'), USAGE_FLUSH_MS: '20' })
  const complaints = () => gateway.log().split('can not be written into the folder of USAGE_DIR').length - 1
  for (let i = 0; i < 30; i++) {
    expect(await gateway.ask('{ name }', { headers: named('web', '1.0.0') })).toMatchObject({ data: { name: 'Ada' } })
    await expect.poll(complaints).toBe(1)
  }
  await rm(blocked)
  await expect.poll(() => recorded(join(blocked, 'usage'))).toEqual([['web 1.0.0', '{ name }', 30]])
  await expect.poll(gateway.log).toContain('is recorded again')
  // Where somebody throws the folder away, it is made again, and operations are looked at again.
  await rm(join(blocked, 'usage'), { recursive: true })
  const ask = async () => {
    await gateway.ask('{ name }', { headers: named('web', '2.0.0') })
    return (await recorded(join(blocked, 'usage'))).map(([client, text]) => `${client} ${text}`)
  }
  await expect.poll(ask).toContain('web 2.0.0 { name }')
  await gateway[Symbol.asyncDispose]()
})
