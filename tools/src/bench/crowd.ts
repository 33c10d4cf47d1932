import { createTestDatabase, type TestDatabase } from '@plaza/database/testing'
import { createLogger } from '@plaza/server'
import { createCrowd } from '../seed/crowd/crowd.ts'

const log = createLogger({ service: 'bench', level: 'warn' })

/** People of the larger crowd; the smaller has a tenth. BENCH_PEOPLE makes it less, for a quick try. */
export const crowdPeople = Number(process.env.BENCH_PEOPLE ?? 100_000)

/** A statement that takes long is a figure here, not a warning. */
const unhurried = {
  ...{ connectTimeoutMs: 60_000, statementTimeoutMs: 0, lockTimeoutMs: 0, idleInTransactionTimeoutMs: 0 },
  slowQueryMs: 3_600_000,
}

/** An empty, migrated database of one service on the server of `startTestPostgres`. A load may take as long as it takes. */
export function openServiceDatabase<DB>(service: { name: string; root: URL }): Promise<TestDatabase<DB>> {
  return createTestDatabase<DB>({
    service: service.name,
    migrations: new URL('migrations/', service.root),
    settings: unhurried,
    log,
  })
}

/** The crowd of `pnpm seed --people N`: twenty posts and twenty friends a person, on the average. */
export function crowdOf(people: number) {
  return createCrowd({ people, posts: people * 20, friends: 20, now: new Date(), passwordHash: 'nobody signs in' })
}

/** Passes the facts on, and says now and then how many have passed. */
export async function* saying<Fact>(
  say: (line: string) => void,
  what: string,
  facts: Iterable<Fact> | AsyncIterable<Fact>,
): AsyncGenerator<Fact> {
  const step = 500_000
  let count = 0
  say(what)
  for await (const fact of facts) {
    if (++count % step === 0) say(`${what}: ${count.toLocaleString('en-GB')}`)
    yield fact
  }
}
