import { join, resolve } from 'node:path'
import type { Logger } from 'pino'
import { untilAnswered } from './answer.ts'
import { clusterFolder, openCluster } from './cluster.ts'
import { dataGone, EmbeddedPostgresError, explainFailure } from './errors.ts'
import { serverUser } from './os-user.ts'
import { findInstallation } from './platform.ts'
import { freePort, startOnPort } from './port.ts'
import { afterOldBackEnds, forgetOwner, rememberOwner, takeOver } from './postmaster.ts'
import { exists, reachableHome, reachableInstallation } from './reachable-folders.ts'
import { startServer } from './server.ts'
import { makeSocketFolder } from './socket-folder.ts'
import { defaultPatience, type Patience, Supervisor } from './supervisor.ts'

export { EmbeddedPostgresError, type EmbeddedPostgresProblem } from './errors.ts'
export { makeTemporaryFolder } from './temporary-folder.ts'

export interface EmbeddedPostgresOptions {
  /** Folder for the cluster and the superuser's password, which only the folder's owner can read; made when missing. */
  dataDir: string
  /** A free port unless given. */
  port?: number
  log: Logger
  /** False for tests: faster, but data may be lost when the machine crashes. */
  durable?: boolean
  /** Of the supervision: `{ failures: 0 }` gives a server up when it ends for the first time. */
  patience?: Partial<Patience>
  /** Called before each step that takes noticeable time. */
  onProgress?(step: EmbeddedPostgresStep): void
}

export type EmbeddedPostgresStep = 'creating the database cluster' | 'starting PostgreSQL'

export interface EmbeddedPostgres extends AsyncDisposable {
  /** URL of the database `postgres`, for the superuser. */
  url: string
  /** The same by the server's Unix socket, which takes less of both sides than TCP; as `url` where there is none. */
  socketUrl: string
  port: number
  /** Where the cluster is: the data folder, or one that the server's user can reach. */
  folder: string
  /** Whether this start has made the cluster. */
  isNew: boolean
  /** What is the matter while the server does not serve, as a sentence without paths; null while it serves. */
  readonly problem: string | null
  /** Resolves with the reason when the server has ended and can't be started again. */
  readonly lost: Promise<EmbeddedPostgresError>
  /** Fast shutdown: rolls open transactions back. Resolves when the server has ended. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm installed, and resolves when it takes connections. When it ends unexpectedly, or answers
 * nobody any longer, it is started again on its port; a full disk is waited for, other reasons a bounded number of times.
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
  const socket = await makeSocketFolder(home, user)
  const startOn = (port: number, signal: AbortSignal) =>
    afterOldBackEnds(signal, () =>
      startServer({
        installation,
        cluster: cluster.folder,
        dataDir,
        port,
        socketFolder: socket?.path ?? null,
        durable,
        user,
        signal,
        onLine: (line) => log.debug({ line }, 'postgres'),
      }),
    )
  const { port, server } = await startOnPort(options.port, (port) => startOn(port, never)).catch(async (error) => {
    await socket?.remove()
    throw error
  })
  await rememberOwner(home).catch(async (error) => {
    await server.stop()
    await socket?.remove()
    throw error
  })
  const url = `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`
  const socketUrl = socket === null ? url : `${url}?host=${encodeURIComponent(socket.path)}`
  const isThere = () => exists(join(clusterFolder(home), 'global', 'pg_control'))
  const supervisor = new Supervisor(server, {
    async restart(signal) {
      if (!(await isThere())) throw dataGone(dataDir)
      try {
        await takeOver(home, dataDir)
        return await startOn(port, signal)
      } catch (error) {
        throw error instanceof EmbeddedPostgresError ? error : explainFailure(String(error), { dataDir, port })
      }
    },
    async look(timeoutMs) {
      if (!(await isThere())) throw dataGone(dataDir)
      await untilAnswered(url, timeoutMs)
    },
    dataDir,
    patience: { ...defaultPatience, ...options.patience },
    log,
  })
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopping ??= supervisor.stop().then(async () => {
      await socket?.remove()
      await forgetOwner(home)
    })
    return stopping
  }
  return {
    url,
    socketUrl,
    port,
    folder: home,
    isNew: cluster.isNew,
    get problem() {
      return supervisor.problem
    },
    lost: supervisor.lost,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

const never = new AbortController().signal
