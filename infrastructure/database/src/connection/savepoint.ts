import { CompiledQuery } from 'kysely'
import pg from 'pg'

const statement = (command: string, name: string): CompiledQuery =>
  CompiledQuery.raw(`${command} ${pg.escapeIdentifier(name)}`)

export const savepoint = {
  create: (name: string) => statement('savepoint', name),
  rollBackTo: (name: string) => statement('rollback to', name),
  release: (name: string) => statement('release', name),
}
