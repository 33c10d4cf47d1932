import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { explainFailure } from './errors.ts'
import type { Account } from './os-user.ts'
import { serverSettings } from './settings.ts'

/**
 * Ends the server when the pipe on descriptor 3 closes, which happens however its owner ends: with `kill -9` too.
 * The watcher is started in a shell that ends at once, so that the server does not get a child it knows nothing about.
 */
const followOwner = '( { read -r _ <&3; kill -INT $$ 2>/dev/null; } & ) 2>/dev/null; exec 3<&-; exec "$@"'

const startTimeoutMs = 120_000
const fastShutdownMs = 15_000
const keptLines = 30

export interface ServerOptions {
  installation: string
  cluster: string
  dataDir: string
  port: number
  durable: boolean
  account: Account | null
  onLine(line: string): void
}

export interface Server {
  /** Resolves when the server is gone, for whatever reason. */
  ended: Promise<void>
  stop(): Promise<void>
}

/** Resolves when the server takes connections, after recovery if it needs one. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { installation, cluster, dataDir, port, durable, account } = options
  const postgres = [join(installation, 'bin', 'postgres'), '-D', cluster, ...serverSettings(port, durable)]
  const child = spawn('/bin/sh', ['-c', followOwner, 'postgres', ...postgres], {
    cwd: '/',
    // A group of its own: Ctrl-C is for us, who end the services first.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    ...account,
  })
  // A server that dies lets its watcher go at once, while nobody else has its number.
  child.once('exit', () => child.stdio[3]?.destroy())
  const lastLines: string[] = []
  const lines = createInterface({ input: child.stderr! })
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      lastLines.push(line)
      if (lastLines.length > keptLines) lastLines.shift()
      options.onLine(line)
      if (line.includes('database system is ready to accept connections')) resolve()
    })
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const outcome = await Promise.race([
    ready.then(() => 'ready' as const),
    ended,
    once(child, 'error').then(([error]) => {
      lastLines.push(String(error))
    }),
    timeout(startTimeoutMs),
  ])
  if (outcome !== 'ready') {
    await stop(child)
    throw explainFailure(lastLines.join('\n'), { dataDir, port })
  }
  return { ended, stop: () => stop(child) }
}

/** Rolls back what runs, writes a checkpoint, ends. */
async function stop(child: ChildProcess): Promise<void> {
  const isRunning = child.pid !== undefined && child.exitCode === null && child.signalCode === null
  if (isRunning) {
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    if ((await Promise.race([ended, timeout(fastShutdownMs)])) === 'timeout') {
      child.kill('SIGQUIT')
      await ended
    }
  }
  for (const stream of child.stdio) stream?.destroy()
}

function timeout(milliseconds: number): Promise<'timeout'> {
  return new Promise((resolve) => setTimeout(() => resolve('timeout'), milliseconds).unref())
}
