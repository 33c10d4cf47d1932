import type { ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endOwned, freePort, spawnOwned } from '@plaza/events/testing'
import { VersitygwFailure, versitygwProgram } from './install.ts'

/** A real S3-compatible server on this machine, which keeps objects in a folder. */
export interface VersitygwServer extends AsyncDisposable {
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Sends SIGKILL. */
  kill(): Promise<void>
  /** Starts the server again on its port and data, and resolves when it serves. */
  start(): Promise<void>
  /** Ends the server, and deletes its data unless `dataDir` was given. */
  stop(): Promise<void>
}

export interface VersitygwOptions {
  /** Folder for data that are kept after the stop; a temporary one unless given. */
  dataDir?: string
  port?: number
  /** Called when the server ends by itself. */
  onUnexpectedEnd?(): void
}

const credentials = { region: 'us-east-1', accessKeyId: 'plaza', secretAccessKey: 'plaza-on-this-machine' }
const readyDeadlineMs = 30_000
const attempts = 5

/**
 * Starts versitygw, which is built the first time, and resolves when it serves.
 * @throws VersitygwFailure when it can't be built, when the port is taken, or when it does not serve within 30 seconds
 */
export async function startVersitygw(options: VersitygwOptions = {}): Promise<VersitygwServer> {
  const program = await versitygwProgram()
  const folder = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'plaza-s3-data-')))
  const [objects, metadata] = [join(folder, 'objects'), join(folder, 'metadata')]
  for (const path of [objects, metadata]) await mkdir(path, { recursive: true })
  const logFile = join(folder, 'versitygw.log')
  let port = options.port ?? (await freePort())
  let child: ChildProcess | undefined
  let isUp = false

  async function start(): Promise<void> {
    const listen = ['--port', `127.0.0.1:${port}`, '--health', '/health', '--keep-alive', '--quiet']
    // Beside the objects, because not every file system has extended attributes.
    const storage = ['posix', '--sidecar', metadata, objects]
    const { region, accessKeyId, secretAccessKey } = credentials
    const env = { ROOT_ACCESS_KEY: accessKeyId, ROOT_SECRET_KEY: secretAccessKey, VGW_REGION: region }
    await writeFile(logFile, '')
    const server = spawnOwned([program, ...listen, ...storage], { logFile, env })
    child = server
    server.once('exit', () => {
      if (server === child && isUp) options.onUnexpectedEnd?.()
    })
    const deadline = performance.now() + readyDeadlineMs
    while (!(await answers(`http://127.0.0.1:${port}/health`)) || server.exitCode !== null) {
      if (server.exitCode !== null || performance.now() > deadline)
        throw failureOf(await readFile(logFile, 'utf8'), port)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    isUp = true
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = undefined
    if (ending) await endOwned(ending, signal, 5_000)
  }

  async function stop(): Promise<void> {
    // What is deleted next needs no orderly end.
    await end(options.dataDir ? 'SIGTERM' : 'SIGKILL')
    if (!options.dataDir) await rm(folder, { recursive: true, force: true })
  }

  // The server must not outlive a process that ends without stopping it.
  process.once('exit', () => child?.kill('SIGKILL'))
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await start()
        break
      } catch (error) {
        // Another program may have taken the free port first.
        if (!(error instanceof PortTaken) || options.port !== undefined || attempt === attempts) throw error
        port = await freePort()
      }
    }
  } catch (error) {
    await stop()
    throw error
  }
  return {
    ...credentials,
    endpoint: `http://127.0.0.1:${port}`,
    ...{ start, stop, kill: () => end('SIGKILL'), [Symbol.asyncDispose]: stop },
  }
}

class PortTaken extends VersitygwFailure {}

function failureOf(log: string, port: number): VersitygwFailure {
  if (log.includes('address already in use'))
    return new PortTaken(`Port ${port} is taken. Stop what listens there, or give --port another.`)
  return new VersitygwFailure(`versitygw did not start. It said:\n${log.split('\n').slice(-20).join('\n')}`)
}

/** Another program that has the port may take the connection and say nothing. */
const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
    async (response) => {
      await response.body?.cancel()
      return response.ok
    },
    () => false,
  )
