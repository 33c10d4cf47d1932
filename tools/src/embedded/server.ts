import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@plaza/database/embedded'
import type { Logger } from 'pino'
import { findInstance } from './instance.ts'
import { type EmbeddedSettings, makeDataDir } from './settings.ts'

export interface OpenOptions {
  log: Logger
  onProgress?: (step: string) => void
  /** False: an own server, whatever runs there. */
  mayBorrow?: boolean
}

export interface EmbeddedServer {
  /** Of the administrator. */
  url: string
  /** Whether a running `pnpm start` lent its server; it is then left running. */
  isBorrowed: boolean
  /** The server of our own; null when it is borrowed. */
  postgres: EmbeddedPostgres | null
  stop(): Promise<void>
}

/** The PostgreSQL of the data folder: that of a `pnpm start` which runs there, or one of our own until `stop`. */
export async function openEmbeddedServer(
  { dataDir, ports }: EmbeddedSettings,
  { log, onProgress = () => {}, mayBorrow = true }: OpenOptions,
): Promise<EmbeddedServer> {
  makeDataDir(dataDir)
  const instance = mayBorrow ? await findInstance(dataDir) : null
  if (instance) return { url: instance.postgresUrl, isBorrowed: true, postgres: null, stop: async () => {} }
  const place = { dataDir: join(dataDir, 'postgres'), port: ports.postgres }
  const postgres = await startEmbeddedPostgres({ ...place, log, onProgress })
  return { url: postgres.socketUrl, isBorrowed: false, postgres, stop: () => postgres.stop() }
}
