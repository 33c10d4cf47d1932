import type { SubgraphName } from '@plaza/schema/subgraphs'
import {
  createLogger,
  createMetrics,
  describe,
  type Environment,
  type MetricsSnapshot,
  openLogFile,
  tellLosses,
} from '@plaza/server'
import { diskCheck } from './disk.ts'
import type { ExportedGrantKeys } from './grants.ts'
import type { StartPages } from './page.ts'
import { type Plaza, startPlaza } from './plaza.ts'

/** What the primary tells a worker to run. */
export interface WorkerTask {
  urls: Record<SubgraphName, string>
  ports: Record<SubgraphName | 'gateway', number>
  subgraphHost: string
  env: Environment
  /** The same for all: what one worker grants, another one's media service must accept. */
  grantKeys: ExportedGrantKeys
  pages: StartPages
  /** The folder of the page; undefined for none. */
  site: string | undefined
  /** Whose disks health watches. */
  folders: readonly string[]
  logFile: string
  logLevel: string
}

/** What the primary sends. */
export type WorkerOrder = { start: WorkerTask } | { stop: true } | { count: number }

/** A worker's answer to the first: it serves, or why it does not. */
export type WorkerReport = { up: true } | { up: false; message: string }

/** The one to the last, by the same number. */
export interface WorkerCount {
  count: number
  metrics: MetricsSnapshot
}

/** For what it has begun to answer. */
const patienceMs = 12_000

// Ctrl-C reaches the whole group of processes; the primary says when to stop, and in which order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

const metrics = createMetrics()
let plaza: Plaza | undefined

process.on('message', (order: WorkerOrder) => {
  if ('start' in order) void start(order.start)
  else if ('stop' in order) void stop()
  else void tell(order.count)
})
// The primary has died, and PostgreSQL with it.
process.once('disconnect', stop)

async function tell(count: number): Promise<void> {
  process.send?.({ count, metrics: await metrics.snapshot() } satisfies WorkerCount)
}

async function start({
  urls,
  ports,
  subgraphHost,
  env,
  grantKeys,
  pages,
  site,
  folders,
  logFile,
  logLevel,
}: WorkerTask): Promise<void> {
  const destination = openLogFile(logFile)
  const log = createLogger({ level: logLevel, destination })
  tellLosses(log, destination)
  try {
    if (env.METRICS_PORT) metrics.watchProcess()
    plaza = await startPlaza({
      urls,
      ports,
      subgraphHost,
      env,
      grantKeys,
      pages,
      site,
      checks: { disk: diskCheck(folders) },
      log: log.child({ pid: process.pid }),
      metrics,
    })
    process.send?.({ up: true } satisfies WorkerReport)
  } catch (error) {
    log.error({ err: describe(error) }, 'worker could not start')
    const message = error instanceof Error ? error.message : String(error)
    // What it began to start would keep it alive, and it would never be replaced.
    process.send?.({ up: false, message } satisfies WorkerReport, () => process.exit(1))
  }
}

/** Not by the cluster's own way, which waits for every connection to end before the worker hears of it. */
async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), patienceMs).unref()
  await plaza?.stop().catch(() => {})
  process.exit(0)
}
