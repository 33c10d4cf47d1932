import type { ServiceDatabases } from './databases.ts'
import { batches, filterFresh, type Identity, type Many, mapFacts } from './fresh.ts'

type AnyDatabase = ServiceDatabases[keyof ServiceDatabases]

/** What the loading functions share. */
export interface Load {
  readonly databases: ServiceDatabases
  /**
   * Hands the facts, as a service's rows, to its seed function; gives how many were new.
   * A first load streams them in one go. One that may be a repetition takes them batch by batch, and leaves out what is
   * there already: it must ask before the table is locked for the copying.
   */
  into<Fact, Row>(
    database: AnyDatabase,
    identity: Identity<Fact>,
    facts: Many<Fact>,
    toRow: (fact: Fact) => Row,
    seed: (database: AnyDatabase, rows: Many<Row>) => Promise<unknown>,
  ): Promise<number>
}

const batchSize = 20_000

export function createLoad(databases: ServiceDatabases, options: { mayBeThere: boolean; onFact?: () => void }): Load {
  const { mayBeThere, onFact = () => {} } = options
  return {
    databases,
    async into(database, identity, facts, toRow, seed) {
      let count = 0
      const pass =
        <Fact, Row>(map: (fact: Fact) => Row) =>
        (fact: Fact) => {
          count++
          onFact()
          return map(fact)
        }
      if (!mayBeThere) {
        await seed(database, mapFacts(facts, pass(toRow)))
        return count
      }
      for await (const batch of batches(facts, batchSize)) {
        const fresh = await filterFresh(database, identity, batch)
        if (fresh.length > 0) await seed(database, fresh.map(pass(toRow)))
      }
      return count
    },
  }
}
