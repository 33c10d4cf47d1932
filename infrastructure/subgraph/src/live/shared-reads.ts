import type { Grants, RowsByViewer, ViewerRows, ViewersDatabase } from '@plaza/database'
import type { CompiledQuery } from 'kysely'

type Query = Pick<CompiledQuery, 'sql' | 'parameters'>

/**
 * What an audience is shown by each statement. A statement is run once for all of them, however often they are executed: it
 * is remembered until the event has been answered.
 */
export class SharedReads {
  readonly #database: ViewersDatabase
  readonly #known = new Map<string, Map<string, Promise<RowsByViewer>>>()

  constructor(database: ViewersDatabase) {
    this.#database = database
  }

  /** What the statement shows to each of the viewers, who all have the grants. */
  async read(query: Query, viewerIds: readonly string[], grants: Grants): Promise<ReadonlyMap<string, ViewerRows>> {
    const key = `${query.sql}\0${JSON.stringify([query.parameters, ...grants])}`
    const known = this.#known.get(key) ?? new Map<string, Promise<RowsByViewer>>()
    this.#known.set(key, known)
    const missing = viewerIds.filter((id) => !known.has(id))
    if (missing.length > 0) {
      const reading = this.#database.readAs(missing, query, grants)
      for (const id of missing) known.set(id, reading)
    }
    const readings = new Set(viewerIds.map((id) => known.get(id)!))
    const [first, ...others] = await Promise.all(readings)
    return others.length === 0 ? first! : new Map([first!, ...others].flatMap((rows) => [...rows]))
  }
}
