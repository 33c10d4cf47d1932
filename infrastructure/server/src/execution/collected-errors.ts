import type { GraphQLError } from 'graphql'

/** A place in a response; the same object for everything below it. */
export interface Path {
  readonly prev: Path | undefined
  readonly key: string | number
  readonly typename: string | undefined
}

/** The errors of one run, but none that comes from below a place that is null already. */
export class CollectedErrors {
  readonly errors: GraphQLError[] = []
  readonly #places = new Set<Path | undefined>()

  /** @param place undefined where the error took the whole response */
  add(error: unknown, place: Path | undefined): void {
    if (this.errors.length > 0 && this.#isNulled(place)) return
    this.#places.add(place)
    this.errors.push(error as GraphQLError)
  }

  #isNulled(place: Path | undefined): boolean {
    for (let path = place; path !== undefined; path = path.prev) if (this.#places.has(path)) return true
    return this.#places.has(undefined)
  }
}
