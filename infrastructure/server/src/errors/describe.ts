/**
 * An error as a log line may show it. PostgreSQL puts row values into `detail`, `where` and, for some codes, the
 * message itself, so of its errors only the code and the names are kept.
 */
export function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const sql = error as Error & { code?: string; table?: string; constraint?: string; severity?: string }
  if (sql.severity && sql.code) {
    return {
      type: 'PostgresError',
      code: sql.code,
      table: sql.table,
      constraint: sql.constraint,
      stack: stackOnly(sql),
    }
  }
  return { type: error.name, code: sql.code, message: error.message, stack: stackOnly(error) }
}

const stackOnly = (error: Error) => error.stack?.slice(error.stack.indexOf('\n    at ')).trim()
