import DataLoader from 'dataloader'
import { parseId } from './ids.ts'
import type { Page } from './pages/page.ts'

/** Answers many keys at once; a key that has nothing is missing from the map. */
export type ListByKeys<Value> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>

/**
 * Loads entities by ids that clients have sent: in either case, and null for what is no UUID or has no row. One call of
 * `listByIds` a batch, with lower-case ids, and none where no key is an id.
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

/** Loads what hangs on keys that our own rows hold; `missing` stands for a key that has nothing. */
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
 * The loaders of one request as one value. `clearAll` forgets what all of them have loaded: a mutation calls it after its
 * change, so that the rest of the request is answered by what holds now.
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
  /** Forgets what was loaded: the viewer has changed something. */
  clearAll(): void
}

/** Loads one page of each of many parents: parents asked for the same page and options share one call of `list`. */
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
