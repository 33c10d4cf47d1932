import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { anotherVersion, explainFailure } from './errors.ts'
import { type Account, giveTo } from './os-user.ts'
import { exists } from './reachable-folders.ts'

const majorVersion = '18'

export interface Cluster {
  folder: string
  password: string
  /** Made just now. */
  isNew: boolean
}

export interface ClusterOptions {
  home: string
  /** What the person called it, for messages. */
  dataDir: string
  installation: string
  account: Account | null
  /** Off only for data that nobody would miss. */
  durable: boolean
  onCreate(): void
}

/** The cluster in `home`, made there when there is none. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { home, dataDir } = options
  const folder = join(home, 'cluster')
  const passwordFile = join(home, 'superuser-password')
  if (!(await exists(folder)))
    return { folder, password: await createCluster(options, folder, passwordFile), isNew: true }
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8')
  if (version.trim() !== majorVersion) throw anotherVersion(dataDir)
  return { folder, password: await readFile(passwordFile, 'utf8'), isNew: false }
}

async function createCluster(options: ClusterOptions, folder: string, passwordFile: string): Promise<string> {
  const { home, account } = options
  options.onCreate()
  const password = randomBytes(24).toString('base64url')
  await writeFile(passwordFile, password, { mode: 0o600 })
  await giveTo(account, passwordFile)
  // Made beside and renamed: a start that was killed here leaves no half-made cluster.
  const unfinished = join(home, 'cluster.unfinished')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await giveTo(account, unfinished)
  await initialise(options, unfinished, passwordFile)
  await rename(unfinished, folder)
  return password
}

async function initialise(options: ClusterOptions, folder: string, passwordFile: string): Promise<void> {
  const { installation, account, durable, dataDir } = options
  const initdb = spawn(
    join(installation, 'bin', 'initdb'),
    [
      ...['--pgdata', folder, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      // The same order and case rules on every machine.
      ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...account },
  )
  const failedToSpawn = new Promise<never>((_, reject) => initdb.once('error', reject))
  const ended = new Promise<number | null>((resolve) => initdb.once('close', resolve))
  const [output, problems, code] = await Promise.race([
    Promise.all([text(initdb.stdout), text(initdb.stderr), ended]),
    failedToSpawn,
  ])
  if (code !== 0) throw explainFailure(`${problems}\n${output}`, { dataDir })
}
