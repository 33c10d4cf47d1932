import { Kysely, PostgresDialect as KyselyPostgresDialect } from 'kysely'
import { generate, PostgresDialect } from 'kysely-codegen'
import pg from 'pg'

/**
 * Writes a file with the TypeScript types of a migrated database's tables: names in camelCase, and values as
 * `connectDatabase` parses them (int8 and numeric as number, date as string, timestamptz as Date).
 */
export async function generateTypes(databaseUrl: string, outFile: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  // The server may be stopped, and end the connection, before the pool has closed it.
  pool.on('error', () => {})
  const db = new Kysely<unknown>({ dialect: new KyselyPostgresDialect({ pool }) })
  try {
    await generate({
      db,
      outFile,
      dialect: new PostgresDialect({ dateParser: 'string', numericParser: 'number' }),
      camelCase: true,
      typeOnlyImports: true,
      excludePattern: 'kysely_migration*',
      typeMapping: { int8: 'number', numeric: 'number', xid8: 'string' },
    })
  } finally {
    await db.destroy()
  }
}
