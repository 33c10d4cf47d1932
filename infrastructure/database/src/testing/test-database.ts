import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Logger, pino } from 'pino'
import type { DatabaseSettings } from '../config.ts'
import { connectDatabase } from '../connection/connect.ts'
import type { Database } from '../database.ts'
import { createDatabase, derivedPassword, ownerUrl } from '../migrations/bootstrap.ts'
import { compareEveryCall } from '../queries/statements/statement.ts'
import { asAdmin, assertTestDatabase, testServerUrl } from './server.ts'
import { templateFor } from './template.ts'

// A statement that takes values for its shape would only be wrong with some of them.
compareEveryCall()

export interface TestDatabaseOptions {
  service: string
  /** The service's folder of migrations. */
  migrations: URL
  /** Pool settings other than the URL. */
  settings?: Omit<DatabaseSettings, 'url'>
  log?: Logger
}

/** A migrated database for one test, dropped when disposed. */
export interface TestDatabase<DB> extends Database<DB>, AsyncDisposable {
  readonly name: string
  /** For the service's owner role. */
  readonly url: string
}

/** Copies the service's template database, which the first call makes, and connects to the copy. */
export async function createTestDatabase<DB>(options: TestDatabaseOptions): Promise<TestDatabase<DB>> {
  const { service, migrations, settings, log = pino({ level: 'silent' }) } = options
  const name = `${service}_test_${randomBytes(6).toString('hex')}`
  await asAdmin(async (admin) => {
    const template = await templateFor(admin, service, migrations)
    await createDatabase(admin, name, service, template)
  })
  const url = ownerUrl(testServerUrl(), service, derivedPassword(testServerUrl(), service), name)
  const database = connectDatabase<DB>({ ...settings, url }, { service, log })
  return {
    ...database,
    name,
    url,
    async [Symbol.asyncDispose]() {
      const closed = database.close()
      // `with (force)` ends connections that a test has not returned; closing the pools would wait for them for ever.
      await dropDatabase(name)
      await closed
    },
  }
}

async function dropDatabase(name: string): Promise<void> {
  assertTestDatabase(name)
  await asAdmin((admin) => admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`))
}
