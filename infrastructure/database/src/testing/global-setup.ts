import { makeMemoryFolder } from './memory-folder.ts'
import { startTestPostgres } from './postgres.ts'

/** Starts one PostgreSQL for a whole run of vitest; returns how to stop it. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestPostgres({ makeFolder: makeMemoryFolder })
  return async () => server[Symbol.asyncDispose]()
}
