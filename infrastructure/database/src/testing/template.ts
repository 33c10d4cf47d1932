import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { createDatabase, createRoles, derivedPassword, ownerUrl } from '../migrations/bootstrap.ts'
import { migrationFiles, platformMigrations } from '../migrations/folders.ts'
import { runMigrations } from '../migrations/run.ts'
import { assertTestDatabase, testServerUrl, withServerLock } from './server.ts'

/** Name of the migrated database that tests of a service copy; it is made once for each state of the migration files. */
export async function templateFor(admin: pg.Client, service: string, migrations: URL): Promise<string> {
  const template = `${service}_test_template_${await digest([platformMigrations, migrations])}`
  assertTestDatabase(template)
  await withServerLock(admin, `plaza template ${service}`, async () => {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount === 0) await migrateTemplate(admin, service, migrations, template)
  })
  return template
}

async function migrateTemplate(admin: pg.Client, service: string, migrations: URL, template: string): Promise<void> {
  const password = derivedPassword(testServerUrl(), service)
  // It has another name until it is complete.
  const unfinished = `${template}_unfinished`
  await admin.query(`drop database if exists ${pg.escapeIdentifier(unfinished)} with (force)`)
  // Roles belong to the whole server, where tests of several services may make them at once.
  await withServerLock(admin, 'plaza roles', () => createRoles(admin, service, password))
  await createDatabase(admin, unfinished, service)
  await runMigrations({ url: ownerUrl(testServerUrl(), service, password, unfinished) }, { folders: [migrations] })
  await admin.query(`alter database ${pg.escapeIdentifier(unfinished)} rename to ${pg.escapeIdentifier(template)}`)
}

async function digest(folders: readonly URL[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of await migrationFiles(folders)) hash.update(file.pathname).update(await readFile(file))
  return hash.digest('hex').slice(0, 12)
}
