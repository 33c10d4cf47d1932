import { Kysely, PostgresDialect as KyselyPostgresDialect } from 'kysely'
import { generate, PostgresDialect } from 'kysely-codegen'
import pg from 'pg'

/**
 * Writes the TypeScript types of a migrated database's tables: camelCase as `CamelCasePlugin` gives them, and in the
 * types that `connectDatabase` parses into (int8 and numeric as number, date as string, timestamptz as Date).
 */
export async function generateTypes(databaseUrl: string, outFile: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  // A server that is stopped right after may end the connection before we do.
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
