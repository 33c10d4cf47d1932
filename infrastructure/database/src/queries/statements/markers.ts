interface Marker {
  /** As the query's author knows it: `ids`, `page.after[0]`. */
  name: string
  isList: boolean
}

const markers = new WeakMap<object, Marker>()

/**
 * What stands for a value while a statement's query is built. It can become a parameter and nothing else: whatever would
 * read it throws, because what it gave would be the same for all values.
 */
export function createMarker(name: string, isList: boolean): object {
  const refuse = (how: string): never => {
    throw new TypeError(
      `The value \`${name}\` of a statement was ${how} while its query was built. The query is built once for all values, ` +
        'so a value can only become a parameter: what alters the SQL belongs into the shape',
    )
  }
  const marker = new Proxy(Object.freeze({}), {
    // Kysely asks in these two ways whether a value is an expression.
    has: () => false,
    get: (_, property) => (property === 'toOperationNode' ? undefined : refuse(`read (${String(property)})`)),
    getPrototypeOf: () => refuse('asked for its class'),
    ownKeys: () => refuse('copied'),
    getOwnPropertyDescriptor: () => refuse('copied'),
    set: () => refuse('changed'),
    defineProperty: () => refuse('changed'),
  })
  markers.set(marker, { name, isList })
  return marker
}

/** Whether a value, as it came out of a query, stands for one. */
export const isMarker = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && markers.has(value)

/** Whether it stands for a list; undefined for what is no marker. */
export function standsForList(value: unknown): boolean | undefined {
  return typeof value === 'object' && value !== null ? markers.get(value)?.isList : undefined
}

/** The name of the value that the marker stands for. */
export const nameOf = (marker: object): string => markers.get(marker)!.name
