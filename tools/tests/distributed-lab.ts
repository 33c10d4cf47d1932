import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { delimiter, dirname, join } from 'node:path'
import { makeTemporaryFolder, startEmbeddedPostgres } from '@plaza/database/embedded'
import type { EventsSettings } from '@plaza/events'
import { startVersitygw, type VersitygwServer, whatIsMissing } from '@plaza/media/versitygw'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { createLogger } from '@plaza/server'
import { vi } from 'vitest'
import { parse } from 'yaml'
import { inRepository, repositoryPath } from '../src/repository.ts'
import { ensureWebBuild } from '../src/web/build.ts'

/** A service of docker-compose.yml, as a process of this machine. */
export interface ServiceProcess {
  readonly name: string
  readonly port: number
  /** Where it answers GraphQL. */
  readonly url: string
  /** All that it has printed since the first start. */
  output(): string
  /** Resolves when it is ready. */
  start(): Promise<void>
  /** Rejects when its container would count as unhealthy. */
  checkHealth(): Promise<unknown>
  /** Resolves with the exit code when it is gone; null when a signal took it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

export interface DistributedPlaza extends AsyncDisposable {
  readonly gateway: ServiceProcess
  readonly subgraphs: readonly ServiceProcess[]
  readonly all: readonly ServiceProcess[]
  service(name: SubgraphName): ServiceProcess
  /** Of each service's database, for its owner. */
  readonly databaseUrls: Record<SubgraphName, string>
  readonly adminDatabaseUrl: string
  /** Where the files are; null on a machine that has no such server, where media keeps them in its folder. */
  readonly s3: VersitygwServer | null
}

interface ComposeService {
  command: readonly string[]
  healthcheck?: { test: readonly string[] }
  environment: Readonly<Record<string, string | number>>
}

/**
 * What docker-compose.yml describes, without containers: its commands with its settings, in which only what a container
 * has of its own is changed: host names, ports and the folder for data.
 */
export async function startDistributedPlaza(kafka: EventsSettings): Promise<DistributedPlaza> {
  await using cleanup = new AsyncDisposableStack()
  const folder = await makeTemporaryFolder('plaza-distributed-')
  cleanup.defer(() => rm(folder, { recursive: true, force: true }))
  const postgres = cleanup.use(
    await startEmbeddedPostgres({
      dataDir: join(folder, 'postgres'),
      log: createLogger({ level: 'error' }),
      durable: false,
    }),
  )
  const compose = await readCompose()
  const names = [...subgraphNames, 'gateway']
  const ports = new Map(await Promise.all(names.map(async (name) => [name, await freePort()] as const)))
  const portInstead = new Map(names.map((name) => [String(compose[name]!.environment.PORT), ports.get(name)]))
  const secrets = parseSecrets(await run(['node', 'tools/plaza.mjs', 'keys'], {}))
  const s3 = (await whatIsMissing()) === null ? cleanup.use(await startVersitygw()) : null
  if (s3) {
    portInstead.set('7070', Number(new URL(s3.endpoint).port))
    secrets.S3_SECRET_ACCESS_KEY = s3.secretAccessKey
  }

  const site = await ensureWebBuild()
  const settingsOf = (name: string): Record<string, string> => {
    const given = Object.entries(compose[name]!.environment).filter(([key]) => s3 !== null || !key.startsWith('S3_'))
    const settings = given.map(([key, value]) => {
      const text = String(value)
        .replace(/\$\{(\w+)[^}]*\}/g, (_, secret: string) => secrets[secret] ?? '')
        .replace(/http:\/\/\w+:(\d+)/g, (_, port: string) => `http://127.0.0.1:${portInstead.get(port)}`)
        .replace('@postgres:5432/', `@127.0.0.1:${postgres.port}/`)
        .replace('kafka:9092', kafka.KAFKA_BROKERS ?? '')
        .replace(/^\/data$/, join(folder, name))
        .replace(/^\/plaza\/site$/, site)
        .replace(/^0\.0\.0\.0$/, '127.0.0.1')
      return [key, text]
    })
    return {
      ...Object.fromEntries(settings),
      ...(ports.has(name) && {
        PORT: String(ports.get(name)),
        METRICS_PORT: '0',
        RATE_LIMIT_PER_PERSON: '0',
        RATE_LIMIT_PER_ADDRESS: '0',
        KAFKA_PREFIX: kafka.KAFKA_PREFIX ?? '',
      }),
    }
  }

  const databases = { ...settingsOf('migrate'), ADMIN_DATABASE_URL: postgres.url }
  await run(compose.migrate!.command, databases)
  if (s3) await run(compose.bucket!.command, settingsOf('bucket'))
  const all = names.map((name) => createProcess(name, compose[name]!, settingsOf(name), ports.get(name)!))
  cleanup.defer(async () => void (await Promise.all(all.map((service) => service.end('SIGKILL')))))
  await Promise.all(all.map((service) => service.start()))

  const moved = cleanup.move()
  const subgraphs = all.slice(0, -1)
  return {
    all,
    subgraphs,
    gateway: all.at(-1)!,
    service: (wanted) => all.find(({ name }) => name === wanted)!,
    databaseUrls: Object.fromEntries(
      subgraphNames.map((name) => [name, databases[`${name.toUpperCase()}_DATABASE_URL` as keyof typeof databases]]),
    ) as Record<SubgraphName, string>,
    adminDatabaseUrl: postgres.url,
    s3,
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  }
}

export async function readCompose(): Promise<Record<string, ComposeService>> {
  const text = await readFile(inRepository('docker-compose.yml'), 'utf8')
  return parse(text, { merge: true }).services
}

function createProcess(
  name: string,
  { command, healthcheck }: ComposeService,
  env: Record<string, string>,
  port: number,
): ServiceProcess {
  let output = ''
  let running: { child: ReturnType<typeof spawnCommand>; ended: Promise<unknown[]> } | undefined
  return {
    name,
    port,
    url: `http://127.0.0.1:${port}/graphql`,
    output: () => output,
    checkHealth: () =>
      run(
        healthcheck!.test.slice(1).map((word) => word.replaceAll('$$', '$')),
        env,
      ),
    async start() {
      const child = spawnCommand(command, env)
      const current = { child, ended: once(child, 'exit') }
      running = current
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk) => {
          output += chunk
        })
      }
      const url = `http://127.0.0.1:${port}/health/ready`
      await vi
        .waitUntil(
          async () => {
            if (child.exitCode !== null) throw new Error(`${name} ended:\n${output}`)
            return (await statusOf(url)) === 200
          },
          { timeout: 90_000, interval: 100 },
        )
        .catch((error) => {
          throw new Error(`${name} did not get ready:\n${output}`, { cause: error })
        })
    },
    async end(signal) {
      const current = running
      running = undefined
      if (!current) return null
      if (current.child.exitCode === null && current.child.signalCode === null) current.child.kill(signal)
      await current.ended
      return current.child.exitCode
    },
  }
}

/** Null when nobody answers. */
export const statusOf = (url: string): Promise<number | null> =>
  fetch(url).then(
    async (response) => {
      await response.body?.cancel()
      return response.status
    },
    () => null,
  )

/** Nothing of this process's own settings reaches the child. */
function spawnCommand([command, ...args]: readonly string[], env: Record<string, string>) {
  // The Node of the image is 24, the one on the machine's path may be older.
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter)
  return spawn(command!, args, {
    cwd: repositoryPath,
    env: { PATH: path, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function run(command: readonly string[], env: Record<string, string>): Promise<string> {
  const child = spawnCommand(command, env)
  let output = ''
  let problems = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    problems += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${output}${problems}`)
  return output
}

const parseSecrets = (lines: string): Record<string, string> =>
  Object.fromEntries([...lines.matchAll(/^(\w+)='?(.+?)'?$/gm)].map(([, name, value]) => [name, value]))

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
