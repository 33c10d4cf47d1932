import { startTestPostgres } from './postgres.ts'

/** One PostgreSQL for the whole run. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestPostgres()
  return async () => server[Symbol.asyncDispose]()
}
