import type { ErrorPath } from '../errors.ts'
import { isObject } from '../own-keys.ts'

/** Of one place in the tree, what lies below it and has failed, by key or index. */
export interface Failed {
  get(key: string | number): Failed | undefined
}

class FailedPlace extends Map<string | number, FailedPlace> implements Failed {}

const everything: Failed = { get: () => everything }

/** Failures at more places than so many are not told apart: every null of the request counts as one then. */
const maxPlaces = 100_000

/**
 * Where subgraphs said, by an error, that a null of theirs is no value. What another subgraph requires must not be
 * computed from such a null. Places are known by the keys of the plan.
 */
export class Failures {
  #root: FailedPlace | undefined
  #count = 0

  /** Notes that the value at a path has failed. */
  add(path: ErrorPath): void {
    if (++this.#count > maxPlaces) return
    this.#root ??= new FailedPlace()
    let place = this.#root
    for (const key of path) {
      let next = place.get(key)
      if (!next) {
        next = new FailedPlace()
        place.set(key, next)
      }
      place = next
    }
  }

  /** Notes each null in a value, for an error that does not say which of them it is about. */
  addNulls(value: unknown, path: ErrorPath): void {
    if (value === null) this.add(path)
    else if (Array.isArray(value)) for (const [index, item] of value.entries()) this.addNulls(item, [...path, index])
    else if (isObject(value)) for (const key of Object.keys(value)) this.addNulls(value[key], [...path, key])
  }

  get any(): boolean {
    return this.#root !== undefined
  }

  at(path: ErrorPath): Failed | undefined {
    if (this.#count > maxPlaces) return everything
    let place: Failed | undefined = this.#root
    for (const key of path) place = place?.get(key)
    return place
  }
}

/** Whether a leaf, or an item of a list of leaves, is a null that has failed. */
export function hasFailed(value: unknown, failed: Failed | undefined): boolean {
  if (failed === undefined) return false
  if (Array.isArray(value)) return value.some((item, index) => hasFailed(item, failed.get(index)))
  return value === null
}
