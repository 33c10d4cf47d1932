import { type DatabaseSettings, listMigrations, revertMigration, runMigrations } from '@plaza/database'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import { migrationsOf } from '../repository.ts'

export type Command = 'up' | 'down' | 'status'

const foldersOf = (name: SubgraphName) => ({ folders: [migrationsOf(name)] })

/** Each gives the lines to print about one subgraph. */
export const commands: Record<Command, (name: SubgraphName, target: DatabaseSettings) => Promise<string[]>> = {
  async up(name, target) {
    const ran = await runMigrations(target, foldersOf(name))
    return ran.length === 0 ? ['up to date'] : ran.map((name) => `ran ${name}`)
  },
  async down(name, target) {
    const reverted = await revertMigration(target, foldersOf(name))
    return reverted.length === 0 ? ['nothing to take back'] : reverted.map((name) => `took back ${name}`)
  },
  async status(name, target) {
    const migrations = await listMigrations(target, foldersOf(name))
    return migrations.map(({ name, executedAt }) => `${executedAt?.toISOString() ?? 'waits'.padEnd(24)}  ${name}`)
  },
}

export function isCommand(word: string): word is Command {
  return Object.hasOwn(commands, word)
}
