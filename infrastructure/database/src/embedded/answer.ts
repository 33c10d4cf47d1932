import pg from 'pg'

/**
 * Resolves when a server answers a connection, be it with a refusal: it lives then.
 * @throws when it does not within the time
 */
export async function untilAnswered(url: string, timeoutMs: number): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
  } finally {
    // Not awaited: a server that is silent does not say good-bye either.
    client.end().catch(() => {})
  }
}
