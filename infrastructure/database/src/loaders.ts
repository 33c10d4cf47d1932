import DataLoader from 'dataloader'
import { parseId } from './ids.ts'
import type { Page } from './pages/page.ts'

/** Reads the values of many keys at once; a key without a value is missing from the map. */
export type ListByKeys<Value> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>

/**
 * A loader of rows by ids that clients have sent, in upper or lower case; null for a key that is no UUID or has no row.
 * `listByIds` is called once a batch, with lower-case ids, and not at all where no key is an id.
 */
export function createIdLoader<Row>(listByIds: ListByKeys<Row>): DataLoader<string, Row | null> {
  return new DataLoader<string, Row | null>(
    async (keys) => {
      const ids = keys.map(parseId)
      const known = ids.filter((id) => id !== null)
      const rows = known.length > 0 ? await listByIds(known) : new Map<string, Row>()
      return ids.map((id) => (id === null ? null : (rows.get(id) ?? null)))
    },
    { cacheKeyFn: (key) => parseId(key) ?? key },
  )
}

/** A loader of values by keys from our own rows; `missing` is the value of a key that has none. */
export function createKeyLoader<Value, Missing>(
  listByKeys: ListByKeys<Value>,
  missing: Missing,
): DataLoader<string, Value | Missing> {
  return new DataLoader<string, Value | Missing>(async (keys) => {
    const values = await listByKeys(keys)
    return keys.map((key) => values.get(key) ?? missing)
  })
}

interface Clearable {
  clearAll(): unknown
}

/**
 * The loaders of one request as one value. `clearAll` empties the caches of all of them: a mutation calls it after its
 * change, so that the rest of the request reads rows as they are now.
 */
export function createLoaderSet<Loaders extends Readonly<Record<string, Clearable>>>(
  loaders: Loaders,
): Loaders & Clearable {
  return {
    ...loaders,
    clearAll() {
      for (const loader of Object.values(loaders)) loader.clearAll()
    },
  }
}

export interface PageLoader<Row, Options = undefined> {
  /** The parent's rows of that page and, when there is a next page, one more. */
  load(parentKey: string, page: Page, ...options: Options extends undefined ? [] : [options: Options]): Promise<Row[]>
  /** Empties the cache, after a change of the viewer's. */
  clearAll(): void
}

/** A loader of one page for each of many parents; loads with equal page and options share one call of `list`. */
export function createPageLoader<Row, Options = undefined>(
  list: (parentKeys: readonly string[], page: Page, options: Options) => Promise<ReadonlyMap<string, Row[]>>,
): PageLoader<Row, Options> {
  const loaders = new Map<string, DataLoader<string, Row[]>>()
  return {
    load(parentKey, page, ...[options]) {
      const key = JSON.stringify([page, options])
      let loader = loaders.get(key)
      if (!loader) {
        loader = createKeyLoader<Row[], Row[]>((parentKeys) => list(parentKeys, page, options as Options), [])
        loaders.set(key, loader)
      }
      return loader.load(parentKey)
    },
    clearAll: () => loaders.clear(),
  }
}
