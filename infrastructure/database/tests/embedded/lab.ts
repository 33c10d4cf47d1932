import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { pino } from 'pino'
import { type EmbeddedPostgresOptions, makeTemporaryFolder, startEmbeddedPostgres } from '../../src/embedded/index.ts'

/** Without supervision unless `patience` says how: what a test kills stays so until the test starts it. */
export const start = (dataDir: string, options: Partial<EmbeddedPostgresOptions> = {}) =>
  startEmbeddedPostgres({
    dataDir,
    log: pino({ level: 'silent' }),
    durable: false,
    patience: { failures: 0 },
    ...options,
  })

export async function temporaryFolder(): Promise<AsyncDisposable & { path: string; dataDir: string }> {
  const path = await makeTemporaryFolder('plaza-embedded-')
  return {
    path,
    dataDir: join(path, 'data'),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5 }),
  }
}

export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

export interface Owner extends AsyncDisposable {
  child: ChildProcess
  /** `{ url }` once it runs, or why it does not. */
  answer: { url?: string; code?: string; message?: string }
}

const script = fileURLToPath(new URL('./start-process.ts', import.meta.url))

/** Another process that starts an embedded PostgreSQL. */
export async function startInProcess(dataDir: string, account?: { uid: number; gid: number }): Promise<Owner> {
  const child = spawn(process.execPath, [script, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: '/',
    ...account,
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return {
    child,
    answer: JSON.parse(line),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.stdin.end()
      await ended
    },
  }
}

export async function postmasterPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8'), 10)
}

export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await condition()) return
    await pause(20)
  }
  throw new Error(`Waited in vain until ${what}`)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Whether a process besides the server has the data folder among its arguments. */
export async function isWatched(dataDir: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-axwwo', 'args'], { maxBuffer: 16 * 1024 * 1024 })
  return stdout.split('\n').some((line) => line.startsWith('/bin/sh') && line.includes(dataDir))
}
