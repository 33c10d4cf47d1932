import { LRUCache } from 'lru-cache'

/** Longer values of a header than clients have any use for are read anew each time. */
const longestKept = 300

/**
 * Makes a reader of a header remember its last hundred values: clients send a handful, and some readers take up to 50 µs.
 * @param read must give the same for the same value, and nothing that its caller changes
 */
export function rememberedHeader<Read extends {}>(read: (value: string) => Read): (value: string) => Read {
  const known = new LRUCache<string, Read>({ max: 100 })
  return (value) => {
    if (value.length > longestKept) return read(value)
    let found = known.get(value)
    if (found === undefined) {
      found = read(value)
      known.set(value, found)
    }
    return found
  }
}
