import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { startEmbeddedPostgres } from '../embedded/index.ts'

/** Starts one PostgreSQL for the whole run, unless TEST_POSTGRES_URL names one. Its data is worth nothing. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_POSTGRES_URL !== undefined) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'plaza-test-'))
  const log = pino({ level: 'error' })
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log, durable: false })
  // The workers inherit it.
  process.env.TEST_POSTGRES_URL = server.url
  return async () => {
    delete process.env.TEST_POSTGRES_URL
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
