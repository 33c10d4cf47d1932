import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { EmbeddedPostgres } from '@plaza/database/embedded'
import { gatewayPort, subgraphNames, subgraphs } from '@plaza/schema/subgraphs'
import { createMetrics, type MetricsSource, NotServing, type ReadinessCheck, serveMetrics } from '@plaza/server'
import { exportGrantKeys, generateGrantKeys } from '@plaza/subgraph'
import { isLoopback } from 'gateway'
import { reportFailure, runCommand, textOf } from '../command.ts'
import { openEmbeddedDatabases } from '../embedded/databases.ts'
import { removeInstance, writeInstance } from '../embedded/instance.ts'
import { makeDataDir } from '../embedded/settings.ts'
import { ensureWebBuild } from '../web/build.ts'
import { diskCheck, watchDisk } from './disk.ts'
import { seedFirstStart } from './first-start.ts'
import { createFileLogger } from './log-file.ts'
import { renderPage, startPages } from './page.ts'
import { startPlaza } from './plaza.ts'
import { createProgress } from './progress.ts'
import { readStartSettings } from './settings.ts'
import { startWorkers } from './workers.ts'

const ports = subgraphNames.map((name) => subgraphs[name].port)

const help = `Starts all of Plaza on this machine: PostgreSQL, the subgraphs, the gateway. Ctrl-C stops it.

  pnpm start            keeps its data in .data; the first start seeds a town of 62 people
  pnpm start --reset    throws the data away first

Settings are environment variables:

  DATA_DIR       where everything is kept (.data)
  PORT_OFFSET    added to every port: gateway ${gatewayPort}, subgraphs ${ports[0]} to ${ports.at(-1)}, PostgreSQL 15432 (0)
  SUBGRAPH_HOST  network address of the subgraphs' ports, where HOST is the gateway's (127.0.0.1)
  SEED           false starts without the demo town (true)
  WORKERS        processes that share the work behind the same ports (1)
  USAGE_DIR      where it is counted which client uses what of the schema; empty for nowhere (DATA_DIR/usage)
  METRICS_PORT   where /metrics answers Prometheus (nowhere)
  LOG_LEVEL      of DATA_DIR/log/plaza.log (info)

README.md has the rest.
`

/** Longest that the rest may take to stop when PostgreSQL is lost. */
const lostGraceMs = 15_000

const options = { reset: { type: 'boolean', default: false } } as const

await runCommand({ help, options }, async ({ reset }) => {
  const started = performance.now()
  const { config, settings } = await readStartSettings(process.env)
  if (reset) await rm(settings.dataDir, { recursive: true, force: true })

  const progress = createProgress()
  makeDataDir(settings.dataDir)
  // Beside the work of PostgreSQL, which takes as long.
  const building = buildPage(settings.dataDir, progress.step)
  const { log, file } = createFileLogger(settings.dataDir, config.LOG_LEVEL)
  await using cleanup = new AsyncDisposableStack()
  const databases = cleanup.use(
    await openEmbeddedDatabases(settings, { log, onProgress: progress.step, mayBorrow: false }),
  )
  // Never null: this start borrows nobody's server.
  const postgres = databases.postgres!
  const folders = [settings.dataDir, postgres.folder]
  cleanup.use(watchDisk(folders, log))
  const hasDemoPeople = await seedFirstStart(databases.urls, { wanted: config.SEED, log, onProgress: progress.step })
  const page = await building
  const { NODE_ENV, HOST } = process.env
  const isDemo = NODE_ENV !== 'production' && isLoopback(HOST || '127.0.0.1')
  const task = {
    urls: databases.urls,
    ports: settings.ports,
    subgraphHost: config.SUBGRAPH_HOST,
    pages: startPages(hasDemoPeople),
    site: page.folder,
    env: {
      WEB_URL: `http://localhost:${settings.ports.gateway}`,
      ...(isDemo && { TRACE: 'demo' }),
      GATEWAY_SECRET: randomBytes(32).toString('base64url'),
      USAGE_DIR: join(settings.dataDir, 'usage'),
      ...process.env,
      DATA_DIR: settings.dataDir,
    },
  }
  let loss: string | undefined
  const whyLost = () => loss
  void postgres.lost.then(() => {
    loss = postgres.problem ?? undefined
  })
  let numbers: MetricsSource
  if (config.WORKERS === 1) {
    const metrics = createMetrics()
    numbers = metrics
    const checks = { disk: diskCheck(folders), postgres: postgresCheck(postgres) }
    cleanup.use(
      await startPlaza({ ...task, hasSwitches: true, log, metrics, onProgress: progress.step, checks, whyLost }),
    )
  } else {
    progress.step(`starting ${config.WORKERS} workers`)
    const grantKeys = exportGrantKeys(generateGrantKeys())
    const forAll = { ...task, folders, grantKeys, logFile: file, logLevel: config.LOG_LEVEL }
    numbers = cleanup.use(await startWorkers(config.WORKERS, forAll, log))
  }
  const listener = await serveMetrics(numbers, { env: process.env, log })
  cleanup.defer(() => listener?.stop())
  const gatewayUrl = `http://127.0.0.1:${settings.ports.gateway}/graphql`
  await writeInstance(settings.dataDir, {
    pid: process.pid,
    postgresUrl: databases.adminUrl,
    gatewayUrl,
  })
  cleanup.defer(() => removeInstance(settings.dataDir))
  progress.done()
  const seconds = (performance.now() - started) / 1000
  process.stdout.write(
    renderPage({
      settings,
      seconds,
      hasDemoPeople,
      hasSite: page.folder !== undefined,
      logFile: file,
      workers: config.WORKERS,
      metricsUrl: listener?.url,
    }),
  )
  if (page.problem) process.stderr.write(`${page.problem}\n\nThe rest runs without it.\n`)
  log.info({ url: gatewayUrl }, 'plaza started')

  const running = cleanup.move()
  let stopping = false
  const stop = (exitCode: number) => {
    if (stopping) process.exit(1)
    stopping = true
    process.stdout.write('\nStopping …\n')
    running.disposeAsync().then(
      () => {
        process.stdout.write('Stopped.\n')
        process.exit(exitCode)
      },
      (error) => {
        reportFailure(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
  void postgres.lost.then((error) => {
    if (stopping) return
    reportFailure(error)
    // What waits for the database would wait for ever.
    setTimeout(() => process.exit(1), lostGraceMs)
    stop(1)
  })
})

function postgresCheck(postgres: EmbeddedPostgres): ReadinessCheck {
  return async () => {
    if (postgres.problem !== null) throw new NotServing(postgres.problem)
  }
}

/** The page is no reason not to start: what keeps it from being built is told when the rest is up. */
async function buildPage(
  dataDir: string,
  onProgress: (step: string) => void,
): Promise<{ folder?: string; problem?: string }> {
  try {
    return { folder: await ensureWebBuild({ elsewhere: join(dataDir, 'web'), onProgress }) }
  } catch (error) {
    return { problem: textOf(error) }
  }
}
