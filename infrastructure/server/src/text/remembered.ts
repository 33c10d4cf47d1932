import { LRUCache } from 'lru-cache'

/**
 * Makes a reader of texts remember those that came last: clients send a handful of headers and documents.
 * @param read must give the same for the same text, and nothing that its caller changes
 * @param most how many texts are kept; those of more than `longest` characters are read anew each time
 */
export function remembered<Read extends {}>(
  read: (text: string) => Read,
  { most = 100, longest = 300 }: { most?: number; longest?: number } = {},
): (text: string) => Read {
  const known = new LRUCache<string, Read>({ max: most })
  return (text) => {
    if (text.length > longest) return read(text)
    let found = known.get(text)
    if (found === undefined) {
      found = read(text)
      known.set(text, found)
    }
    return found
  }
}
