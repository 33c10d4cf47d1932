import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gatewayPort } from '@plaza/schema/subgraphs'
import { readEmbeddedSettings } from '../embedded/settings.ts'
import { repositoryPath } from '../repository.ts'

const giveUpAfterMs = 180_000
const runFile = promisify(execFile)

/** What `pnpm start` runs, in a process of its own. */
export interface Plaza extends AsyncDisposable {
  /** Of the gateway's GraphQL. */
  readonly url: string
  readonly pid: number
  /** From its spawning until it was ready. */
  readonly startSeconds: number
  /** True as long as nothing has ended it. */
  isRunning(): boolean
  /** Of the Node process alone: PostgreSQL's processes share most of theirs, so a sum would count it many times. */
  residentMegabytes(): Promise<number>
  /** The last of what it has printed. */
  output(): string
}

/**
 * Starts Plaza on `dataDir` and free ports; resolves when it is ready.
 * @throws Error with the last of its output when it does not come up
 */
export async function startPlaza(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Plaza> {
  const offset = await freeOffset()
  const origin = `http://127.0.0.1:${gatewayPort + offset}`
  const begun = performance.now()
  const child = spawn(process.execPath, [join(repositoryPath, 'tools/src/start/main.ts')], {
    cwd: repositoryPath,
    env: { ...process.env, ...env, DATA_DIR: dataDir, PORT_OFFSET: String(offset) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4_000)
    })
  }
  try {
    await untilReady(child, `${origin}/health/ready`)
  } catch (error) {
    await stop(child)
    throw new Error(`pnpm start did not come up: ${(error as Error).message}\n${output}`)
  }
  return {
    url: `${origin}/graphql`,
    pid: child.pid!,
    startSeconds: (performance.now() - begun) / 1000,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    residentMegabytes: () => residentMegabytes(child.pid!),
    output: () => output,
    [Symbol.asyncDispose]: () => stop(child),
  }
}

/** Away from an instance that may be running, and below the ports that connections going out are given. */
async function freeOffset(): Promise<number> {
  for (;;) {
    const offset = 8_000 + Math.floor(Math.random() * 9_000)
    const { ports } = readEmbeddedSettings({ PORT_OFFSET: String(offset) })
    const free = await Promise.all(Object.values(ports).map(isFree))
    if (free.every(Boolean)) return offset
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const until = Date.now() + giveUpAfterMs
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    const answer = await fetch(url).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`not ready after ${giveUpAfterMs / 1000} s`)
}

async function residentMegabytes(pid: number): Promise<number> {
  const { stdout } = await runFile('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout.trim()) / 1024
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  const kill = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await ended
  clearTimeout(kill)
}
