import { writeOwn } from '../own-keys.ts'

/** A copy of JSON: of its lists and plain objects. What else a subgraph of this process gives is a leaf, and is kept. */
export function copyOf<Json>(json: Json): Json {
  if (typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) return json.map(copyOf) as Json
  const prototype = Object.getPrototypeOf(json)
  if (prototype !== null && prototype !== Object.prototype) return json
  const copy = Object.create(prototype)
  for (const key of Object.keys(json)) writeOwn(copy, key, copyOf((json as Record<string, unknown>)[key]))
  return copy
}
