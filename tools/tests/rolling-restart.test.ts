import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createTestDatabase } from '@plaza/database/testing'
import { afterAll, expect, test } from 'vitest'
import { inRepository, repositoryPath } from '../src/repository.ts'
import { subgraphDefinitions } from '../src/subgraphs.ts'
import { freePort, statusOf } from './distributed-lab.ts'

const stack = new AsyncDisposableStack()
afterAll(() => stack.disposeAsync())

/** A process that can be replaced by another one at the same port. */
interface Replaceable {
  readonly port: number
  replace(): Promise<void>
}

async function startReplaceable(command: readonly string[], env: Record<string, string>): Promise<Replaceable> {
  const port = await freePort()
  let child: ChildProcess | undefined
  let output = ''
  const start = async () => {
    const started = spawn(process.execPath, command, {
      cwd: repositoryPath,
      env: { ...env, PORT: String(port), NODE_ENV: 'test', SHUTDOWN_DRAIN_MS: '1500' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    child = started
    await expect
      .poll(() => statusOf(`http://127.0.0.1:${port}/health/ready`), { timeout: 60_000, interval: 50 })
      .toBe(200)
      .catch((error) => {
        throw new Error(`${command.join(' ')} did not get ready:\n${output}`, { cause: error })
      })
  }
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    expect((await exited)[0]).toBe(signal === 'SIGTERM' ? 0 : null)
  }
  stack.defer(() => end('SIGKILL'))
  await start()
  return {
    port,
    async replace() {
      await end('SIGTERM')
      await start()
    },
  }
}

/** Knows nothing of HTTP: gives each connection to the next process in turn that takes it. */
async function startBalancer(processes: readonly Replaceable[]): Promise<string> {
  let turn = 0
  const server = createServer({ allowHalfOpen: true }, (client) => {
    client.on('error', () => {})
    const first = turn++
    const attempt = (tried: number): void => {
      if (tried === processes.length) return void client.destroy()
      const { port } = processes[(first + tried) % processes.length]!
      const target = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
      const next = () => attempt(tried + 1)
      target.once('error', next)
      target.once('connect', () => {
        target.off('error', next)
        target.on('error', () => client.destroy())
        client.on('close', () => target.destroy())
        client.pipe(target).pipe(client)
      })
    }
    attempt(0)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stack.defer(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
}

const body = JSON.stringify({ query: '{ trendingTags(first: 5) { name } }' })

test('each of two gateways and two services is replaced behind a TCP balancer, and no request fails', async () => {
  const definition = subgraphDefinitions.find(({ name }) => name === 'posts')!
  const database = stack.use(
    await createTestDatabase({ service: 'posts', migrations: new URL('migrations/', definition.root) }),
  )
  const posts = await Promise.all(
    [1, 2].map(() => startReplaceable(['subgraphs/posts/src/main.ts'], { DATABASE_URL: database.url })),
  )
  const gatewayEnv = {
    SUPERGRAPH_FILE: fileURLToPath(inRepository('schema/supergraph.graphql')),
    SUBGRAPH_URLS: `posts=${await startBalancer(posts)}`,
  }
  const gateways = await Promise.all([1, 2].map(() => startReplaceable(['gateway/src/standalone.ts'], gatewayEnv)))
  const url = await startBalancer(gateways)

  const failures: unknown[] = []
  let answered = 0
  let isReplacing = true
  const ask = async (keepsAlive: boolean) => {
    const agent = keepsAlive ? undefined : false
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const sent = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve(text))
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
    const text = await promise
    if (text.trim() !== '{"data":{"trendingTags":[]}}') throw new Error(text)
  }
  const client = async (keepsAlive: boolean) => {
    while (isReplacing || answered + failures.length < 10_000) {
      try {
        await ask(keepsAlive)
        answered += 1
      } catch (error) {
        failures.push(error)
      }
    }
  }
  const clients = Array.from({ length: 24 }, (_, index) => client(index % 4 !== 0))
  for (const each of [...posts, ...gateways]) await each.replace()
  isReplacing = false
  await Promise.all(clients)
  expect(failures).toEqual([])
  expect(answered).toBeGreaterThanOrEqual(10_000)
}, 600_000)
