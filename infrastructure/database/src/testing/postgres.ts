import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { makeTemporaryFolder, startEmbeddedPostgres } from '../embedded/index.ts'

export interface TestPostgresOptions {
  /** Makes the folder of the data; a temporary one, on the disk, unless given. */
  makeFolder?(): Promise<string>
}

/**
 * A PostgreSQL for tests and generators, not durable: the server that TEST_POSTGRES_URL names, or one in a temporary folder
 * that is named there while it runs, for `createTestDatabase` and for worker processes.
 */
export async function startTestPostgres({
  makeFolder = () => makeTemporaryFolder('plaza-test-'),
}: TestPostgresOptions = {}): Promise<AsyncDisposable> {
  if (process.env.TEST_POSTGRES_URL !== undefined) return { async [Symbol.asyncDispose]() {} }
  const folder = await makeFolder()
  const log = pino({ level: 'error' })
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log, durable: false })
  process.env.TEST_POSTGRES_URL = server.url
  return {
    async [Symbol.asyncDispose]() {
      delete process.env.TEST_POSTGRES_URL
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
