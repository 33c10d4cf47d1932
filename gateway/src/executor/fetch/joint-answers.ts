import { isObject } from '../own-keys.ts'
import type { SubgraphError, SubgraphResult } from '../types.ts'
import type { Joinable, JointList } from './joint-lists.ts'

/**
 * Takes the answer to a joint request apart: to each fetch what it would have been answered alone. Undefined for an answer
 * that does not tell whose it is: null as a whole, not of the shape that was asked for, or with an error about no entity.
 */
export function distribute<Part extends Joinable>(
  lists: readonly JointList<Part>[],
  keys: readonly string[],
  { data, errors = [] }: SubgraphResult,
): Map<Part, SubgraphResult> | undefined {
  if (!isObject(data)) return undefined
  const errorsOf = placeErrors(lists, keys, errors)
  if (!errorsOf) return undefined
  const results = new Map<Part, SubgraphResult>()
  for (const [index, { length, shares }] of lists.entries()) {
    const entities = data[keys[index]!]
    if (!Array.isArray(entities) || entities.length !== length) return undefined
    const given = new Set<number>()
    for (const { part, places } of shares) {
      if (!places) {
        const told = errorsOf[index]!.map(({ error, place, below }) => placedAt(error, place, below))
        results.set(part, answer(entities, told))
        continue
      }
      // Whoever gets an entity writes into it, at a place of its own.
      const own = places.map((place): unknown => {
        const entity: unknown = entities[place]
        if (!given.has(place)) {
          given.add(place)
          return entity
        }
        return isObject(entity) ? part.fetch.copyOf(entity) : entity
      })
      const told = errorsOf[index]!.flatMap((error) => reindexed(error, places))
      results.set(part, answer(own, told))
    }
  }
  return results
}

const answer = (entities: readonly unknown[], errors: readonly SubgraphError[]): SubgraphResult =>
  errors.length > 0 ? { data: { _entities: entities }, errors } : { data: { _entities: entities } }

interface PlacedError {
  readonly error: SubgraphError
  readonly place: number
  readonly below: readonly (string | number)[]
}

/** The errors by list; undefined where one is about no entity. */
function placeErrors(
  lists: readonly JointList<Joinable>[],
  keys: readonly string[],
  errors: readonly SubgraphError[],
): PlacedError[][] | undefined {
  const placed: PlacedError[][] = lists.map(() => [])
  for (const error of errors) {
    const [key, place, ...below] = error.path ?? []
    const index = keys.indexOf(key as string)
    if (index < 0 || typeof place !== 'number' || place < 0 || place >= lists[index]!.length) return undefined
    placed[index]!.push({ error, place, below })
  }
  return placed
}

/** An error as it would stand in the answer to one fetch: once, or not at all. */
function reindexed({ error, place, below }: PlacedError, places: readonly number[]): SubgraphError[] {
  const at = places.indexOf(place)
  return at < 0 ? [] : [placedAt(error, at, below)]
}

const placedAt = ({ message, extensions }: SubgraphError, at: number, below: PlacedError['below']): SubgraphError => ({
  message,
  extensions,
  path: ['_entities', at, ...below],
})
