import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { explainFailure } from './errors.ts'
import type { OsUser } from './os-user.ts'
import { serverSettings } from './settings.ts'

/**
 * Ends the server when the pipe on descriptor 3 closes, which it does however the owner process ends, by SIGKILL too.
 * The watcher is started in a shell that ends at once, so that it is no child of the server, which would not know it.
 */
const followOwner = '( { read -r _ <&3; kill -INT $$ 2>/dev/null; } & ) 2>/dev/null; exec 3<&-; exec "$@"'

const startTimeoutMs = 120_000
const fastShutdownMs = 15_000
const immediateShutdownMs = 5_000
const keptLines = 30

export interface ServerOptions {
  installation: string
  cluster: string
  dataDir: string
  port: number
  /** Null for no Unix socket. */
  socketFolder: string | null
  durable: boolean
  user: OsUser | null
  onLine(line: string): void
  /** Ends the start when it aborts. */
  signal: AbortSignal
}

export interface Server {
  /** Resolves when the server has ended, for any reason; its back ends may live on for a moment. */
  ended: Promise<void>
  stop(): Promise<void>
  /** Ends it without a checkpoint, also when it does not listen to signals any longer. */
  kill(): Promise<void>
}

/**
 * Starts `postgres` on a cluster; resolves when it takes connections, after recovery if it needs one.
 * @throws EmbeddedPostgresError when it ends before that, or takes longer than two minutes
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { installation, cluster, dataDir, port, socketFolder, durable, user } = options
  const postgres = [
    join(installation, 'bin', 'postgres'),
    '-D',
    cluster,
    ...serverSettings(port, durable, socketFolder),
  ]
  const child = spawn('/bin/sh', ['-c', followOwner, 'postgres', ...postgres], {
    cwd: '/',
    // A process group of its own: Ctrl-C ends the owner process, which stops the services first and the server last.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    ...user,
  })
  // The watcher of a server that has died ends at once, before another program can get the server's number.
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
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const outcome = await Promise.race([
    ready.then(() => 'ready' as const),
    closed,
    once(child, 'error').then(([error]) => {
      lastLines.push(String(error))
    }),
    timeout(startTimeoutMs),
    ...(options.signal.aborted ? [undefined] : [once(options.signal, 'abort')]),
  ])
  if (outcome !== 'ready') {
    await stop(child)
    throw explainFailure(lastLines.join('\n'), { dataDir, port })
  }
  return { ended, stop: () => stop(child), kill: () => end(child, immediateShutdown) }
}

const immediateShutdown = [
  ['SIGQUIT', immediateShutdownMs],
  ['SIGKILL', Number.POSITIVE_INFINITY],
] as const

/** Fast shutdown: rolls open transactions back and writes a checkpoint; an immediate one after 15 seconds. */
const stop = (child: ChildProcess) => end(child, [['SIGINT', fastShutdownMs], ...immediateShutdown])

/** Sends each signal in turn until the server has ended, waiting as long as is said beside it. */
async function end(child: ChildProcess, signals: readonly (readonly [NodeJS.Signals, number])[]): Promise<void> {
  const isRunning = child.pid !== undefined && child.exitCode === null && child.signalCode === null
  if (isRunning) {
    const ended = once(child, 'exit')
    for (const [signal, waitMs] of signals) {
      child.kill(signal)
      const outcome = await (waitMs === Number.POSITIVE_INFINITY ? ended : Promise.race([ended, timeout(waitMs)]))
      if (outcome !== 'timeout') break
    }
  }
  for (const stream of child.stdio) stream?.destroy()
}

function timeout(milliseconds: number): Promise<'timeout'> {
  return new Promise((resolve) => setTimeout(() => resolve('timeout'), milliseconds).unref())
}
