import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { anotherVersion, explainFailure } from './errors.ts'
import { giveTo, type OsUser } from './os-user.ts'
import { exists } from './reachable-folders.ts'

const majorVersion = '18'

/** The folder of the cluster in `home`. */
export function clusterFolder(home: string): string {
  return join(home, 'cluster')
}

export interface Cluster {
  folder: string
  password: string
  /** Whether this start has made it. */
  isNew: boolean
}

export interface ClusterOptions {
  /** The folder for the cluster and its password. */
  home: string
  /** The data folder as the caller named it, for messages. */
  dataDir: string
  installation: string
  user: OsUser | null
  /** False for data that may be lost when the machine crashes. */
  durable: boolean
  onCreate(): void
}

/**
 * The cluster in `home`, made there when there is none.
 * @throws EmbeddedPostgresError when it can't be made, or is of another major version
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { home, dataDir } = options
  const folder = clusterFolder(home)
  const passwordFile = join(home, 'superuser-password')
  if (!(await exists(folder)))
    return { folder, password: await createCluster(options, folder, passwordFile), isNew: true }
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8')
  if (version.trim() !== majorVersion) throw anotherVersion(dataDir)
  return { folder, password: await readFile(passwordFile, 'utf8'), isNew: false }
}

async function createCluster(options: ClusterOptions, folder: string, passwordFile: string): Promise<string> {
  const { home, user } = options
  options.onCreate()
  const password = randomBytes(24).toString('base64url')
  await writeFile(passwordFile, password, { mode: 0o600 })
  await giveTo(user, passwordFile)
  // Made beside and renamed, so that a start that is killed here leaves no incomplete cluster.
  const unfinished = join(home, 'cluster.unfinished')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await giveTo(user, unfinished)
  await initialise(options, unfinished, passwordFile)
  await rename(unfinished, folder)
  return password
}

async function initialise(options: ClusterOptions, folder: string, passwordFile: string): Promise<void> {
  const { installation, user, durable, dataDir } = options
  const initdb = spawn(
    join(installation, 'bin', 'initdb'),
    [
      ...['--pgdata', folder, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      // So text sorts and changes case alike on every machine.
      ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...user },
  )
  const failedToSpawn = new Promise<never>((_, reject) => initdb.once('error', reject))
  const ended = new Promise<number | null>((resolve) => initdb.once('close', resolve))
  const [output, problems, code] = await Promise.race([
    Promise.all([text(initdb.stdout), text(initdb.stderr), ended]),
    failedToSpawn,
  ])
  if (code !== 0) throw explainFailure(`${problems}\n${output}`, { dataDir })
}
