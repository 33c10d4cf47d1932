import { type ChildProcess, execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pingKafka } from '../../transports/kafka/client.ts'
import { endOwned, spawnOwned } from '../owned-process.ts'
import { kafkaJars } from './jars.ts'

/** A real Apache Kafka: KRaft, one node, on this machine. */
export interface KafkaServer extends AsyncDisposable {
  readonly brokers: string
  /** Sends SIGKILL. */
  kill(): Promise<void>
  /** Starts the broker again on its port and data, and resolves when it serves. */
  start(): Promise<void>
  /** Ends the broker, and deletes its data unless `dataDir` was given. */
  stop(): Promise<void>
}

export interface KafkaServerOptions {
  /** Folder for data that are kept after the stop; a temporary one unless given. */
  dataDir?: string
  port?: number
  /** Called when the broker ends by itself. */
  onUnexpectedEnd?(): void
}

/** Kafka could not be started; the message says why and what to do. */
export class KafkaFailure extends Error {
  override name = 'KafkaFailure'
}

/** Long, for a machine that is busy with other tests. */
const readyDeadlineMs = 180_000

/**
 * Starts a broker from Maven's jars, and resolves when it serves.
 * @throws KafkaFailure when the port is taken, when its data can't be used, or when it does not serve within three minutes
 */
export async function startKafka(options: KafkaServerOptions = {}): Promise<KafkaServer> {
  const libs = join(await kafkaJars(), 'libs', '*')
  const folder = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'plaza-kafka-data-')))
  await mkdir(folder, { recursive: true })
  const port = await freePort(options.port)
  const brokers = `127.0.0.1:${port}`
  const settings = join(folder, 'server.properties')
  const logFile = join(folder, 'kafka.log')
  await writeFile(settings, serverProperties(port, await freePort(), join(folder, 'data')))
  // One argument of both: an id may begin with a dash, once in 64 times, and would be taken for an option.
  const clusterId = (await clusterIdOf(join(folder, 'data'))) ?? randomBytes(16).toString('base64url')
  const format = ['format', '--ignore-formatted', `--cluster-id=${clusterId}`, '-c', settings]
  await promisify(execFile)('java', ['-cp', libs, 'kafka.tools.StorageTool', ...format]).catch((error) => {
    throw new KafkaFailure(`Kafka can't use ${folder}. It said:\n${error.stderr.trim()}`, { cause: error })
  })
  let child: ChildProcess | undefined
  let isUp = false

  async function start(): Promise<void> {
    const memory = ['-Xms256m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
    const quiet = ['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn']
    const java = ['java', ...memory, ...quiet, '-cp', libs, 'kafka.Kafka', settings]
    child = spawnOwned(java, { logFile })
    const broker = child
    broker.once('exit', () => {
      if (broker === child && isUp) options.onUnexpectedEnd?.()
    })
    const deadline = performance.now() + readyDeadlineMs
    for (;;) {
      try {
        await pingKafka([brokers])
        isUp = true
        return
      } catch (error) {
        if (child.exitCode !== null || performance.now() > deadline) {
          const lines = (await readFile(logFile, 'utf8')).split('\n').slice(-20).join('\n')
          throw new KafkaFailure(`Kafka did not start. It said:\n${lines}`, { cause: error })
        }
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = undefined
    if (ending) await endOwned(ending, signal, 15_000)
  }

  async function stop(): Promise<void> {
    // What is deleted next needs no orderly end.
    await end(options.dataDir ? 'SIGTERM' : 'SIGKILL')
    if (!options.dataDir) await rm(folder, { recursive: true, force: true })
  }

  // The broker must not outlive a process that ends without stopping it.
  process.once('exit', () => child?.kill('SIGKILL'))
  try {
    await start()
  } catch (error) {
    await stop()
    throw error
  }
  return { brokers, start, stop, kill: () => end('SIGKILL'), [Symbol.asyncDispose]: stop }
}

/** The id that data were formatted with by an earlier start, which refuses another; null for a new folder. */
async function clusterIdOf(dataDir: string): Promise<string | null> {
  const properties = await readFile(join(dataDir, 'meta.properties'), 'utf8').catch(() => '')
  return /^cluster\.id=(.+)$/m.exec(properties)?.[1]?.trim() ?? null
}

/**
 * A port of this machine that nobody listens on: the wanted one, or any.
 * @throws KafkaFailure when the wanted one is taken
 */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer().listen(wanted, '127.0.0.1')
  await once(server, 'listening').catch((error) => {
    throw new KafkaFailure(`Port ${wanted} is taken. Stop what listens there, or give --port another.`, {
      cause: error,
    })
  })
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

function serverProperties(port: number, controllerPort: number, dataDir: string): string {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': dataDir,
    'auto.create.topics.enable': false,
    'offsets.topic.num.partitions': 3,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 3,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'log.cleaner.dedupe.buffer.size': 16_777_216,
    // After a kill the controller lets the broker back in only when its former session has timed out.
    'broker.session.timeout.ms': 3_000,
    'broker.heartbeat.interval.ms': 500,
    'num.network.threads': 2,
    'num.io.threads': 4,
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}
