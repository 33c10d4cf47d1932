import { readFileSync } from 'node:fs'
import type { ConnectionOptions } from 'node:tls'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { DatabaseConfig } from '../config.ts'
import { PatientPool } from './patience.ts'
import { types } from './types.ts'

/**
 * Options for a connection to the service's database, pooled or single.
 *
 * @param applicationName as `pg_stat_activity` shows it
 * @throws when `sslmode` in the URL would not verify the server
 */
export function clientConfig(config: DatabaseConfig, applicationName: string): pg.ClientConfig {
  return {
    ...connectionTarget(config),
    types,
    application_name: applicationName,
    connectionTimeoutMillis: config.connectTimeoutMs,
    statement_timeout: config.statementTimeoutMs,
    lock_timeout: config.lockTimeoutMs,
    idle_in_transaction_session_timeout: config.idleInTransactionTimeoutMs,
    keepAlive: true,
  }
}

/**
 * A pool of such connections; a lost one does not end the process. Who needs the next one says what is the matter.
 *
 * @param name as `pg_stat_activity` shows it
 */
export function createPool(config: DatabaseConfig, name: string, max: number, log: Logger): pg.Pool {
  const pool = new PatientPool({
    ...clientConfig(config, name),
    max,
    min: config.poolMin,
    idleTimeoutMillis: config.idleTimeoutMs,
    maxUses: config.maxUses,
    // A viewer's begin, settings and first statement travel together.
    pipeline: true,
  })
  // An 'error' event without a listener ends the process. A query on a lost connection is rejected, and the pool drops a
  // lost idle one; when the server is away, what fails for that says so.
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      if (!pool.ending) log.debug({ pool: name, error: error.message }, 'database connection lost')
    })
  })
  pool.on('error', () => {})
  return pool
}

/** pg reads `sslmode` from the URL in ways of its own, so it never sees it. */
function connectionTarget(config: DatabaseConfig): pg.ClientConfig {
  const url = new URL(config.url)
  const mode = url.searchParams.get('sslmode')
  const caFile = config.tlsCaFile ?? url.searchParams.get('sslrootcert') ?? undefined
  for (const name of ['sslmode', 'sslrootcert', 'ssl']) url.searchParams.delete(name)
  if (mode !== null && mode !== 'disable' && mode !== 'verify-full') {
    throw new Error(`sslmode=${mode} does not prove which server answers: use sslmode=verify-full or sslmode=disable`)
  }
  // A Unix socket has no TLS, and needs none: its file is where only this machine is, and it belongs to the server's user.
  const isSocket = url.searchParams.get('host')?.startsWith('/') ?? false
  const secure = !isSocket && (config.tls === 'verify-full' || mode === 'verify-full')
  return { connectionString: url.href, ssl: secure ? verifyFull(url.hostname, caFile) : false }
}

function verifyFull(host: string, caFile: string | undefined): ConnectionOptions {
  return {
    rejectUnauthorized: true,
    // For an address instead of a name pg gives Node nothing to compare, and Node then expects "localhost".
    host,
    ...(caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') }),
  }
}
