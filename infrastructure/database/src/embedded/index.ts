import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { openCluster } from './cluster.ts'
import { EmbeddedPostgresError, explainFailure } from './errors.ts'
import { serverUser } from './os-user.ts'
import { findInstallation } from './platform.ts'
import { freePort } from './port.ts'
import { forgetOwner, rememberOwner, takeOver } from './postmaster.ts'
import { exists, reachableHome, reachableInstallation } from './reachable-folders.ts'
import { type Server, startServer } from './server.ts'

export { EmbeddedPostgresError, type EmbeddedPostgresProblem } from './errors.ts'

export interface EmbeddedPostgresOptions {
  /** Folder for the cluster and the superuser's password, which only the folder's owner can read; made when missing. */
  dataDir: string
  /** A free port unless given. */
  port?: number
  log: Logger
  /** False for tests: faster, but data may be lost when the machine crashes. */
  durable?: boolean
  /** Called before each step that takes noticeable time. */
  onProgress?(step: EmbeddedPostgresStep): void
}

export type EmbeddedPostgresStep = 'creating the database cluster' | 'starting PostgreSQL'

export interface EmbeddedPostgres extends AsyncDisposable {
  /** URL of the database `postgres`, for the superuser. */
  url: string
  port: number
  /** Whether this start has made the cluster. */
  isNew: boolean
  /** Fast shutdown: rolls open transactions back. Resolves when the server has ended. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm installed, and resolves when it takes connections.
 * @throws EmbeddedPostgresError, whose message says what to do
 */
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
  // Asked before anything is made; on data that is there, once a server that outlived its owner has given its port back.
  const askForPort = async () => options.port !== undefined && (await freePort(options.port))
  if (!(await exists(dataDir))) await askForPort()
  const user = serverUser()
  const installation = await reachableInstallation(await findInstallation(), user)
  const home = await reachableHome(dataDir, user)
  await takeOver(home, dataDir)
  await askForPort()
  const cluster = await openCluster({
    home,
    dataDir,
    installation,
    user,
    durable,
    onCreate: () => onProgress?.('creating the database cluster'),
  })

  onProgress?.('starting PostgreSQL')
  const { port, server } = await startOnPort(options.port, (port) =>
    afterOldBackEnds(() =>
      startServer({
        installation,
        cluster: cluster.folder,
        dataDir,
        port,
        durable,
        user,
        onLine: (line) => log.debug({ line }, 'postgres'),
      }),
    ),
  )
  await rememberOwner(home)

  let stopping: Promise<void> | undefined
  void server.ended.then(() => {
    if (stopping === undefined) log.error({ dataDir }, 'the embedded PostgreSQL has ended unexpectedly')
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

/** Starts on the wanted port or on any free one; another program may take a free port first, so five are tried. */
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

const oldBackEnds = { stepMs: 100, boundMs: 10_000 }

/** Starts once the back ends of a killed server have ended, which they do by themselves as soon as they notice. */
async function afterOldBackEnds(startServer: () => Promise<Server>): Promise<Server> {
  const deadline = Date.now() + oldBackEnds.boundMs
  for (;;) {
    try {
      return await startServer()
    } catch (error) {
      const isHeld = error instanceof EmbeddedPostgresError && error.code === 'BACK_ENDS_LEFT'
      if (!isHeld || Date.now() > deadline) throw error
      await pause(oldBackEnds.stepMs)
    }
  }
}
