import { bootstrapDatabases, runMigrations } from '@plaza/database'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { migrationsOf } from '../repository.ts'
import { type EmbeddedServer, type OpenOptions, openEmbeddedServer } from './server.ts'
import type { EmbeddedSettings } from './settings.ts'

export interface EmbeddedDatabases extends AsyncDisposable, Pick<EmbeddedServer, 'isBorrowed' | 'postgres' | 'stop'> {
  /** Of the administrator. */
  adminUrl: string
  /** Of each service's database, for its owner. */
  urls: Record<SubgraphName, string>
}

/** The databases of all subgraphs in the data folder, migrated. */
export async function openEmbeddedDatabases(
  settings: EmbeddedSettings,
  options: OpenOptions,
): Promise<EmbeddedDatabases> {
  const { url: adminUrl, isBorrowed, postgres, stop } = await openEmbeddedServer(settings, options)
  try {
    options.onProgress?.('migrating the databases')
    const urls = await bootstrapDatabases(adminUrl, subgraphNames)
    await Promise.all(
      subgraphNames.map((name) => runMigrations({ url: urls[name] }, { folders: [migrationsOf(name)] })),
    )
    return { adminUrl, urls, isBorrowed, postgres, stop, [Symbol.asyncDispose]: stop }
  } catch (error) {
    await stop()
    throw error
  }
}
