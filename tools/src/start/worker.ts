import { createLogger, describe, type Environment, type ServiceName } from '@plaza/service'
import type { LandingPage } from 'gateway'
import { destination } from 'pino'
import { type ExportedGrantKeys, type Plaza, startPlaza } from './plaza.ts'

/** What the primary tells a worker to run. */
export interface WorkerTask {
  urls: Record<ServiceName, string>
  ports: Record<ServiceName | 'gateway', number>
  env: Environment
  /** The same for all: what one worker grants, another one's media service must accept. */
  grantKeys: ExportedGrantKeys
  landingPage: LandingPage
  logFile: string
  logLevel: string
}

/** A worker's answer: it serves, or why it does not. */
export type WorkerReport = { up: true } | { up: false; message: string }

// Ctrl-C reaches the whole group of processes; the primary says when to stop, and in which order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

const report = (message: WorkerReport) => process.send?.(message)
let plaza: Plaza | undefined

process.once('message', async ({ urls, ports, env, grantKeys, landingPage, logFile, logLevel }: WorkerTask) => {
  const log = createLogger({ level: logLevel, destination: destination({ dest: logFile, sync: false }) })
  try {
    plaza = await startPlaza({ urls, ports, env, grantKeys, landingPage, log: log.child({ pid: process.pid }) })
    report({ up: true })
  } catch (error) {
    log.error({ err: describe(error) }, 'worker could not start')
    report({ up: false, message: error instanceof Error ? error.message : String(error) })
  }
})
// The primary lets go of its workers when it stops, and when it dies.
process.once('disconnect', async () => {
  await plaza?.stop().catch(() => {})
  process.exit(0)
})
