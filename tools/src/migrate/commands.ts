import { type DatabaseSettings, listMigrations, revertMigration, runMigrations } from '@plaza/database'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import { inRepository } from '../repository.ts'

export type Command = 'up' | 'down' | 'status'

const foldersOf = (service: SubgraphName) => ({ folders: [inRepository(`subgraphs/${service}/migrations/`)] })

/** Each gives the lines to print about one service. */
export const commands: Record<Command, (service: SubgraphName, target: DatabaseSettings) => Promise<string[]>> = {
  async up(service, target) {
    const ran = await runMigrations(target, foldersOf(service))
    return ran.length === 0 ? ['up to date'] : ran.map((name) => `ran ${name}`)
  },
  async down(service, target) {
    const reverted = await revertMigration(target, foldersOf(service))
    return reverted.length === 0 ? ['nothing to take back'] : reverted.map((name) => `took back ${name}`)
  },
  async status(service, target) {
    const migrations = await listMigrations(target, foldersOf(service))
    return migrations.map(({ name, executedAt }) => `${executedAt?.toISOString() ?? 'waits'.padEnd(24)}  ${name}`)
  },
}

export function isCommand(word: string): word is Command {
  return Object.hasOwn(commands, word)
}
