import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { bootstrapDatabases, runMigrations } from '@plaza/database'
import { startEmbeddedPostgres } from '@plaza/database/embedded'
import { type ServiceName, serviceNames } from '@plaza/service/names'
import type { Logger } from 'pino'
import { inRepository } from '../repository.ts'
import { findInstance } from './instance.ts'
import type { EmbeddedSettings } from './settings.ts'

export interface EmbeddedDatabases extends AsyncDisposable {
  /** Of the administrator. */
  adminUrl: string
  /** Of each service's database, for its owner. */
  urls: Record<ServiceName, string>
  /** Whether a running `pnpm start` lent its server; it is then left running. */
  isBorrowed: boolean
  stop(): Promise<void>
}

/**
 * The six databases in the data folder, migrated: on the server of a `pnpm start` that runs there, or on one of our own
 * until `stop`.
 */
export async function openEmbeddedDatabases(
  settings: EmbeddedSettings,
  options: { log: Logger; onProgress?: (step: string) => void; mayBorrow?: boolean },
): Promise<EmbeddedDatabases> {
  const { log, onProgress = () => {} } = options
  await mkdir(settings.dataDir, { recursive: true })
  const instance = options.mayBorrow === false ? null : await findInstance(settings.dataDir)
  const server = instance
    ? null
    : await startEmbeddedPostgres({
        dataDir: join(settings.dataDir, 'postgres'),
        port: settings.ports.postgres,
        log,
        onProgress,
      })
  const adminUrl = instance?.postgresUrl ?? server!.url
  try {
    onProgress('migrating six databases')
    const urls = await bootstrapDatabases(adminUrl, serviceNames)
    await Promise.all(
      serviceNames.map((name) =>
        runMigrations({ url: urls[name] }, { folders: [inRepository(`subgraphs/${name}/migrations/`)] }),
      ),
    )
    const stop = async () => server?.stop()
    return { adminUrl, urls, isBorrowed: server === null, stop, [Symbol.asyncDispose]: stop }
  } catch (error) {
    await server?.stop()
    throw error
  }
}
