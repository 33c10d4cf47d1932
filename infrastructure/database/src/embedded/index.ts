import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { openCluster } from './cluster.ts'
import { EmbeddedPostgresError, explainFailure } from './errors.ts'
import { serverAccount } from './os-user.ts'
import { findInstallation } from './platform.ts'
import { freePort } from './port.ts'
import { forgetOwner, rememberOwner, takeOver } from './postmaster.ts'
import { homeOf, reachableInstallation } from './reachable-folders.ts'
import { type Server, startServer } from './server.ts'

export { EmbeddedPostgresError, type EmbeddedPostgresProblem } from './errors.ts'

export interface EmbeddedPostgresOptions {
  /** Made when it is not there. Holds the cluster and, readable by its owner only, the superuser's password. */
  dataDir: string
  /** Any free one when left out. */
  port?: number
  log: Logger
  /** False for tests: faster, and worthless after a crash of the machine. */
  durable?: boolean
  /** Told before each step that takes noticeable time. */
  onProgress?(step: EmbeddedPostgresStep): void
}

export type EmbeddedPostgresStep = 'creating the database cluster' | 'starting PostgreSQL'

export interface EmbeddedPostgres extends AsyncDisposable {
  /** Of the superuser, on the database `postgres`. */
  url: string
  port: number
  /** The data folder was empty before. */
  isNew: boolean
  /** Fast shutdown; resolves when the server is gone. */
  stop(): Promise<void>
}

/** Starts the PostgreSQL that npm installed. Throws `EmbeddedPostgresError`, whose message says what to do. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir)
  try {
    return await start(options, dataDir)
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error
    throw explainFailure(String(error), { dataDir })
  }
}

async function start(options: EmbeddedPostgresOptions, dataDir: string): Promise<EmbeddedPostgres> {
  const { log, durable = true, onProgress } = options
  // A wanted port that is taken is told before any work is done for it.
  if (options.port !== undefined) await freePort(options.port)
  const account = serverAccount()
  const installation = await reachableInstallation(await findInstallation(), account)
  const home = await homeOf(dataDir, account)
  const cluster = await openCluster({
    home,
    dataDir,
    installation,
    account,
    durable,
    onCreate: () => onProgress?.('creating the database cluster'),
  })
  await takeOver(cluster.folder, home, dataDir)

  onProgress?.('starting PostgreSQL')
  const { port, server } = await startOnPort(options.port, (port) =>
    startServer({
      installation,
      cluster: cluster.folder,
      dataDir,
      port,
      durable,
      account,
      onLine: (line) => log.debug({ line }, 'postgres'),
    }),
  )
  await rememberOwner(home)

  let stopping: Promise<void> | undefined
  void server.ended.then(() => {
    if (stopping === undefined) log.error({ dataDir }, 'PostgreSQL ended unexpectedly')
  })
  const stop = (): Promise<void> => {
    stopping ??= server.stop().then(() => forgetOwner(home))
    return stopping
  }
  return {
    url: `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`,
    port,
    isNew: cluster.isNew,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

const attempts = 5

/** A port that was free a moment ago may be somebody's by now; where any will do, another one is tried. */
async function startOnPort(
  wanted: number | undefined,
  startOn: (port: number) => Promise<Server>,
): Promise<{ port: number; server: Server }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort(undefined))
    try {
      return { port, server: await startOn(port) }
    } catch (error) {
      const isTaken = error instanceof EmbeddedPostgresError && error.code === 'PORT_TAKEN'
      if (wanted !== undefined || !isTaken || attempt === attempts) throw error
    }
  }
}
