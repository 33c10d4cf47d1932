import { createIdLoader, createLoaderSet, createPageLoader } from '@plaza/database'
import type { Db } from './data/db.ts'
import { listSamplesByAuthors, listSamplesByIds } from './data/samples.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set per request: what it remembers holds for one viewer only. */
export function createLoaders(db: Db) {
  return createLoaderSet({
    sampleById: createIdLoader((ids) => listSamplesByIds(db, ids)),
    samplesOfAuthor: createPageLoader((ids, page) => listSamplesByAuthors(db, ids, page)),
  })
}
