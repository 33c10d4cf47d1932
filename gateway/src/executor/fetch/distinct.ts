import type { JsonObject } from '../types.ts'

/** Representations of which no two are equal. */
export class Distinct {
  readonly representations: JsonObject[] = []
  /** Most have one key field beside the type, and all are of one type, which spares them a text. */
  #typename: unknown
  readonly #byId = new Map<string, number>()
  #byText: Map<string, number> | undefined

  /** Where a representation stands, or one that is equal to it; it is added where there is none. */
  place(representation: JsonObject): number {
    const { __typename: typename, id } = representation
    if (typeof id !== 'string' || !hasTwoKeys(representation)) return this.#placeOfText(representation)
    this.#typename ??= typename
    if (typename !== this.#typename) return this.#placeOfText(representation)
    const known = this.#byId.get(id)
    if (known !== undefined) return known
    const place = this.representations.push(representation) - 1
    this.#byId.set(id, place)
    return place
  }

  #placeOfText(representation: JsonObject): number {
    this.#byText ??= new Map()
    const text = JSON.stringify(representation)
    const known = this.#byText.get(text)
    if (known !== undefined) return known
    const place = this.representations.push(representation) - 1
    this.#byText.set(text, place)
    return place
  }
}

/** `Object.keys` makes a list for each of some hundred representations. */
function hasTwoKeys(object: JsonObject): boolean {
  let count = 0
  for (const _ in object) if (++count > 2) return false
  return count === 2
}
