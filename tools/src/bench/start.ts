import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gatewayPort } from '@plaza/schema/subgraphs'
import { readEmbeddedSettings } from '../embedded/settings.ts'
import { repositoryPath } from '../repository.ts'
import type { Bench } from './frame.ts'

const giveUpAfterMs = 180_000
const runFile = promisify(execFile)

/** What `pnpm start` costs until everything serves: with nothing there, and with the data of an earlier start. */
export const startBench: Bench = {
  name: 'start',
  description: 'Seconds until `pnpm start` serves, on an empty and on a filled DATA_DIR, and its memory',
  async run({ say }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'plaza-bench-start-'))
    try {
      say('cold start: cluster, migrations, seed')
      const cold = await measureStart(dataDir)
      say('warm start: the data is there')
      const warm = await measureStart(dataDir)
      return [
        { name: 'start.cold_s', value: cold.seconds, unit: 's' },
        { name: 'start.warm_s', value: warm.seconds, unit: 's' },
        { name: 'start.rss_mb', value: warm.megabytes, unit: 'MB' },
      ]
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}

async function measureStart(dataDir: string): Promise<{ seconds: number; megabytes: number }> {
  const offset = await freeOffset()
  const begun = performance.now()
  const child = spawn(process.execPath, [join(repositoryPath, 'tools/src/start/main.ts')], {
    cwd: repositoryPath,
    env: { ...process.env, DATA_DIR: dataDir, PORT_OFFSET: String(offset) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  try {
    await untilReady(child, `http://127.0.0.1:${gatewayPort + offset}/health/ready`)
    const seconds = (performance.now() - begun) / 1000
    return { seconds, megabytes: await residentMegabytes(child.pid!) }
  } catch (error) {
    throw new Error(`pnpm start did not come up: ${(error as Error).message}\n${output.join('').slice(-4_000)}`)
  } finally {
    await stop(child)
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

/** Of the Node process alone: PostgreSQL's processes share most of theirs, so a sum would count it many times. */
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
