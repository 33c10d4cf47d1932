import { Kysely, PostgresDialect } from 'kysely'
import { type MigrationResultSet, Migrator } from 'kysely/migration'
import pg from 'pg'
import { type DatabaseSettings, databaseConfig } from '../config.ts'
import { clientConfig } from '../connection/pool.ts'
import { FolderMigrations, platformMigrations } from './folders.ts'

/** A connected database, or the settings of one. */
export type MigrationTarget = { config: DatabaseSettings } | DatabaseSettings

export interface MigrationOptions {
  /** The service's own folder of migrations; the platform's are always part of the history. */
  folders: readonly URL[]
}

export interface MigrationStatus {
  name: string
  /** Null when it has not been run. */
  executedAt: Date | null
}

/** Advisory lock of the process that migrates; a database has its own, so the number is the same in all. */
const lockKey = 7_067_102_011
/** A migration that waits longer for a table's lock fails, because every request would wait behind it. */
const lockTimeoutMs = 10_000

/**
 * Runs all migrations that have not been run; waits while another process migrates the same database.
 * @returns their names
 * @throws with the name of the migration that failed
 */
export function runMigrations(target: MigrationTarget, options: MigrationOptions): Promise<string[]> {
  return withMigrator(target, options, async (migrator) => executed(await migrator.migrateToLatest()))
}

/**
 * Reverts the migration that was run last.
 * @returns its name, or no name when there was none to revert
 * @throws when it fails
 */
export function revertMigration(target: MigrationTarget, options: MigrationOptions): Promise<string[]> {
  return withMigrator(target, options, async (migrator) => executed(await migrator.migrateDown()))
}

/** All migrations of a database in their order, with the time when each was run. */
export function listMigrations(target: MigrationTarget, options: MigrationOptions): Promise<MigrationStatus[]> {
  return withMigrator(target, options, async (migrator) => {
    const migrations = await migrator.getMigrations()
    return migrations.map(({ name, executedAt }) => ({ name, executedAt: executedAt ?? null }))
  })
}

async function withMigrator<Result>(
  target: MigrationTarget,
  { folders }: MigrationOptions,
  use: (migrator: Migrator) => Promise<Result>,
): Promise<Result> {
  const config = databaseConfig.parse('config' in target ? target.config : target)
  const connection = { ...clientConfig(config, 'plaza-migrations'), statement_timeout: 0 }
  // The lock has a session of its own: waiting for the lock has no deadline, migrations have one for each table's lock.
  const lock = new pg.Client({ ...connection, lock_timeout: 0 })
  const pool = new pg.Pool({ ...connection, lock_timeout: lockTimeoutMs, max: 1 })
  // The next statement on a lost connection tells; without a listener the process would end before that.
  lock.on('error', () => {})
  pool.on('error', () => {})
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await lock.connect()
    await lock.query('select pg_advisory_lock($1)', [lockKey])
    const provider = new FolderMigrations([platformMigrations, ...folders])
    return await use(new Migrator({ db, provider, allowUnorderedMigrations: true }))
  } finally {
    await db.destroy()
    await lock.end()
  }
}

function executed({ error, results = [] }: MigrationResultSet): string[] {
  if (error !== undefined) {
    const failed = results.find(({ status }) => status === 'Error')
    throw new Error(`Migration ${failed?.migrationName ?? ''} failed: ${String(error)}`, { cause: error })
  }
  return results.map(({ migrationName }) => migrationName)
}
