import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRecording } from '../../src/usage/index.ts'
import { freePort } from '../support/free-port.ts'
import { type HttpSubgraph, startHttpSubgraph } from '../support/http-subgraph.ts'
import { composeSpecs, type SubgraphSpecs, schemaOf } from '../support/subgraphs.ts'

const specs: SubgraphSpecs = { a: { sdl: 'type Query { name(of: ID): String other: String }', root: { name: 'Ada' } } }

let folder: string
let subgraph: HttpSubgraph

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usage-workers-'))
  subgraph = await startHttpSubgraph(schemaOf(specs.a!), { contextOf: () => ({}) })
  await writeFile(
    join(folder, 'supergraph.graphql'),
    composeSpecs(specs).replace('http://a.test/graphql', subgraph.url),
  )
})
afterAll(async () => {
  await subgraph[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

async function countIn(store: string): Promise<Record<string, number>> {
  const { rows } = await readRecording(store, '')
  const counts: Record<string, number> = {}
  for (const { client, version, count } of rows) {
    const key = `${client} ${version}`
    counts[key] = (counts[key] ?? 0) + count
  }
  return counts
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('what two workers count is one, and one that is killed loses no more than its last moments', async () => {
  using stopped = new DisposableStack()
  const store = join(folder, 'usage')
  const port = await freePort()
  const primary = fork(fileURLToPath(new URL('../support/two-workers.ts', import.meta.url)), {
    env: {
      ...process.env,
      SUPERGRAPH_FILE: join(folder, 'supergraph.graphql'),
      PORT: String(port),
      SHUTDOWN_DRAIN_MS: '0',
      USAGE_DIR: store,
      USAGE_FLUSH_MS: '100',
    },
  })
  stopped.defer(() => primary.kill('SIGKILL'))
  const [workers] = (await once(primary, 'message')) as [number[]]
  let sent = 0
  /** Each over a connection of its own, which the workers take in turns. */
  const ask = async (version: string) => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        connection: 'close',
        'apollographql-client-name': 'web',
        'apollographql-client-version': version,
      },
      body: JSON.stringify({ query: `{ name(of: "${sent++}") }` }),
      // What was on its way to a worker that is killed is answered by nobody.
      signal: AbortSignal.timeout(5_000),
    })
    return ((await response.json()) as { data: unknown }).data
  }
  for (let i = 0; i < 40; i++) expect(await ask('1.0.0')).toEqual({ name: 'Ada' })
  await expect.poll(() => countIn(store)).toEqual({ 'web 1.0.0': 40 })

  // In the middle of it.
  const asking = Promise.allSettled(Array.from({ length: 200 }, () => ask('2.0.0')))
  await expect.poll(async () => (await countIn(store))['web 2.0.0'] ?? 0, { interval: 5 }).toBeGreaterThan(0)
  process.kill(workers[0]!, 'SIGKILL')
  await asking
  await expect.poll(() => isAlive(workers[0]!)).toBe(false)
  const kept = (await countIn(store))['web 2.0.0']!
  expect(kept).toBeGreaterThan(0)
  expect(kept).toBeLessThanOrEqual(200)

  for (let i = 0; i < 10; i++) expect(await ask('3.0.0')).toEqual({ name: 'Ada' })
  primary.kill('SIGTERM')
  await once(primary, 'exit')
  const counts = await countIn(store)
  expect(counts).toMatchObject({ 'web 1.0.0': 40, 'web 3.0.0': 10 })
  expect(counts['web 2.0.0']).toBeGreaterThanOrEqual(kept)
  expect(counts['web 2.0.0']).toBeLessThanOrEqual(200)
  const { operations, covers } = await readRecording(store, '')
  expect([...operations.values()].map(({ text }) => text)).toEqual(['{\n  name(of: "")\n}'])
  // Nobody was away while the other was.
  expect(covers).toHaveLength(1)
})
