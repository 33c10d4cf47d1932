import { connectDatabase, type Database, type DatabaseSettings } from '@plaza/database'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { sql } from 'kysely'
import type { Logger } from 'pino'

// biome-ignore lint/suspicious/noExplicitAny: each service's own functions know its tables
export type ServiceDatabases = Record<SubgraphName, Database<any>>

export interface ConnectedDatabases extends AsyncDisposable {
  databases: ServiceDatabases
}

/** A load takes as long as it takes, and a generator may think between two rows. */
const unhurried = { statementTimeoutMs: 0, lockTimeoutMs: 0, idleInTransactionTimeoutMs: 0, slowQueryMs: 3_600_000 }

export function connectServices(targets: Record<SubgraphName, DatabaseSettings>, log: Logger): ConnectedDatabases {
  const entries = subgraphNames.map((service) => {
    const settings = { ...targets[service], poolMax: 2, ...unhurried }
    return [service, connectDatabase(settings, { service, log })] as const
  })
  return {
    databases: Object.fromEntries(entries) as ServiceDatabases,
    async [Symbol.asyncDispose]() {
      await Promise.all(entries.map(([, database]) => database.close()))
    },
  }
}

export async function hasPeople({ auth }: ServiceDatabases): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from accounts) as found`.execute(auth.system)
  return rows[0]!.found
}

/** What no command takes out of a table: the migrations' history, and of auth the keys, which outlive people, and the audit log. */
const kept = ['kysely_migration', 'kysely_migration_lock', 'signing_keys', 'audit_log']

/** Empties the tables of all subgraphs. */
export async function emptyDatabases(databases: ServiceDatabases): Promise<void> {
  for (const { system } of Object.values(databases)) {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and not c.relispartition and c.relname <> all (${kept})
    `.execute(system)
    const tables = rows.map(({ name }) => sql.table(name))
    if (tables.length > 0) await sql`truncate ${sql.join(tables)}`.execute(system)
  }
}
