import type { JsonObject } from '../types.ts'

/**
 * What nobody gives, of each object of the tree, because a subgraph knows no such entity: it answered null for the
 * representation, which is no fault. Fields are known by the keys of the plan.
 */
export class Absences {
  readonly #keys = new Map<JsonObject, Set<string>>()

  /** Notes that objects won't get these fields. */
  add(objects: readonly JsonObject[], keys: readonly string[]): void {
    for (const object of objects) {
      const known = this.#keys.get(object)
      if (known) for (const key of keys) known.add(key)
      else this.#keys.set(object, new Set(keys))
    }
  }

  get any(): boolean {
    return this.#keys.size > 0
  }

  /** Whether a field that an object lacks is one of these. */
  has(object: JsonObject, key: string): boolean {
    return this.#keys.get(object)?.has(key) ?? false
  }
}
