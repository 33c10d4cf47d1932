import { OutageError, outageOf } from '@plaza/database'
import type { ObjectStorage } from './object-storage.ts'

/** What fails in storage is its outage: nobody's file is at fault, and the work is done again later. */
export const storageOutage = (error: unknown): unknown =>
  error instanceof OutageError || outageOf(error) === 'disk'
    ? error
    : new OutageError('storage', 'The object storage does not do what it is asked.', { cause: error })

/** The storage, whose failures say that it is away. */
export function tellingOutages(inner: ObjectStorage): ObjectStorage {
  const told = <Result>(work: Promise<Result>) =>
    work.catch((error: unknown) => {
      throw storageOutage(error)
    })
  return {
    ...inner,
    put: (key, bytes, options) => told(inner.put(key, bytes, options)),
    get: (key) => told(inner.get(key)),
    delete: (keys) => told(inner.delete(keys)),
    deleteUnfinished: (before, options) => told(inner.deleteUnfinished(before, options)),
  }
}
