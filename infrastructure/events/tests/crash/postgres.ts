import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type EmbeddedPostgres, makeTemporaryFolder, startEmbeddedPostgres } from '@plaza/database/embedded'
import pg from 'pg'
import { pino } from 'pino'
import { until } from '../setup/wait.ts'

/** A PostgreSQL that may be ended at any time. */
export interface MortalPostgres extends AsyncDisposable {
  readonly url: string
  /** An orderly restart: clients are cut off. */
  restart(): Promise<void>
  /** `kill -9` of its first process, then a start with crash recovery. */
  crash(): Promise<void>
}

export async function startMortalPostgres(): Promise<MortalPostgres> {
  const folder = await makeTemporaryFolder('plaza-crash-')
  const dataDir = join(folder, 'data')
  const log = pino({ level: 'silent' })
  // What is killed here stays so until it is started here.
  const patience = { failures: 0 }
  // Durable: what a test server forgets when it is killed was never committed as far as the others know.
  let server: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, log, patience })
  const { url, port } = server
  const start = async (): Promise<void> => {
    server = await startEmbeddedPostgres({ dataDir, log, port, patience })
  }
  return {
    url,
    async restart() {
      await server.stop()
      await start()
    },
    async crash() {
      const pid = await postmasterOf(url)
      process.kill(pid, 'SIGKILL')
      await until(() => !isAlive(pid))
      await start()
    },
    async [Symbol.asyncDispose]() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The parent of any backend. */
async function postmasterOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select pg_backend_pid() as pid')
  const status = await readFile(`/proc/${rows[0].pid}/status`, 'utf8')
  await client.end()
  return Number(/^PPid:\s*(\d+)/m.exec(status)?.[1])
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
