import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pingKafka } from '../../transports/kafka/client.ts'
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
}

/** Long, for a machine that is busy with other tests. */
const readyDeadlineMs = 180_000

/**
 * Starts a broker from Maven's jars, and resolves when it serves.
 * @throws with the end of its log when it does not serve within three minutes
 */
export async function startKafka(options: KafkaServerOptions = {}): Promise<KafkaServer> {
  const libs = join(await kafkaJars(), 'libs', '*')
  const folder = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'plaza-kafka-data-')))
  await mkdir(folder, { recursive: true })
  const port = options.port ?? (await freePort())
  const brokers = `127.0.0.1:${port}`
  const settings = join(folder, 'server.properties')
  const logFile = join(folder, 'kafka.log')
  await writeFile(settings, serverProperties(port, await freePort(), join(folder, 'data')))
  // One argument of both: an id may begin with a dash, once in 64 times, and would be taken for an option.
  const clusterId = randomBytes(16).toString('base64url')
  const format = ['format', '--ignore-formatted', `--cluster-id=${clusterId}`, '-c', settings]
  await promisify(execFile)('java', ['-cp', libs, 'kafka.tools.StorageTool', ...format])
  let child: ChildProcess | undefined

  async function start(): Promise<void> {
    const log = openSync(logFile, 'a')
    const memory = ['-Xms256m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
    const quiet = ['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn']
    child = spawn('java', [...memory, ...quiet, '-cp', libs, 'kafka.Kafka', settings], {
      stdio: ['ignore', log, log],
    })
    const deadline = performance.now() + readyDeadlineMs
    for (;;) {
      try {
        return await pingKafka([brokers])
      } catch (error) {
        if (child.exitCode !== null || performance.now() > deadline) {
          const lines = (await readFile(logFile, 'utf8')).split('\n').slice(-20).join('\n')
          throw new Error(`Kafka did not start:\n${lines}`, { cause: error })
        }
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null) return
    const exited = once(ending, 'exit')
    ending.kill(signal)
    const killTimer = setTimeout(() => ending.kill('SIGKILL'), 15_000)
    await exited
    clearTimeout(killTimer)
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

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
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
