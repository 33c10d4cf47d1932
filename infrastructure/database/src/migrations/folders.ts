import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Migration, MigrationProvider } from 'kysely/migration'

/** Migrations that every service's database has: functions, outbox, inbox, dead letters. */
export const platformMigrations = new URL('../../migrations/', import.meta.url)

/** The migrations of several folders as one history, each under its file name. */
export class FolderMigrations implements MigrationProvider {
  readonly #folders: readonly URL[]

  constructor(folders: readonly URL[]) {
    this.#folders = folders
  }

  async getMigrations(): Promise<Record<string, Migration>> {
    const migrations: Record<string, Migration> = {}
    for (const file of await migrationFiles(this.#folders)) {
      const name = basename(file.pathname, '.ts')
      if (name in migrations) throw new Error(`Two migrations are called ${name}: rename one of them`)
      const { up, down } = (await import(file.href)) as Migration
      if (typeof up !== 'function') throw new Error(`${file.pathname} exports no function \`up\``)
      migrations[name] = down === undefined ? { up } : { up, down }
    }
    return migrations
  }
}

/** The `.ts` files of the folders, folder by folder, each in the order of names. */
export async function migrationFiles(folders: readonly URL[]): Promise<URL[]> {
  const files = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder)
      return names
        .filter((name) => name.endsWith('.ts'))
        .sort()
        .map((name) => new URL(name, asFolder(folder)))
    }),
  )
  return files.flat()
}

function asFolder(url: URL): URL {
  return url.href.endsWith('/') ? url : new URL(`${url.href}/`)
}
