import type { ServiceDatabases } from './databases.ts'
import { type Identity, onlyFresh } from './fresh.ts'

type Many<Fact> = Iterable<Fact> | AsyncIterable<Fact>

/** What the loading functions share. */
export interface Load {
  readonly databases: ServiceDatabases
  /** Leaves out what is there already, when this load may be a repetition. */
  fresh<Fact>(
    database: ServiceDatabases[keyof ServiceDatabases],
    identity: Identity<Fact>,
    facts: Many<Fact>,
  ): Many<Fact>
  /** Tells the progress of each fact that passes. */
  counted<Fact>(facts: Many<Fact>): AsyncGenerator<Fact>
}

export function createLoad(databases: ServiceDatabases, options: { mayBeThere: boolean; onFact?: () => void }): Load {
  const { mayBeThere, onFact = () => {} } = options
  return {
    databases,
    fresh: (database, identity, facts) => (mayBeThere ? onlyFresh(database, identity, facts) : facts),
    async *counted(facts) {
      for await (const fact of facts) {
        onFact()
        yield fact
      }
    },
  }
}
