import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { startEmbeddedPostgres } from '../embedded/index.ts'

/**
 * A PostgreSQL for tests and generators, its data worth nothing: the one that TEST_POSTGRES_URL names, or one of its own
 * in a temporary folder. While it runs, `createTestDatabase` finds it.
 */
export async function startTestPostgres(): Promise<AsyncDisposable> {
  if (process.env.TEST_POSTGRES_URL !== undefined) return { async [Symbol.asyncDispose]() {} }
  const folder = await mkdtemp(join(tmpdir(), 'plaza-test-'))
  // Root lends the server another account, which must get in.
  await chmod(folder, 0o755)
  const log = pino({ level: 'error' })
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log, durable: false })
  // Workers inherit it.
  process.env.TEST_POSTGRES_URL = server.url
  return {
    async [Symbol.asyncDispose]() {
      delete process.env.TEST_POSTGRES_URL
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
