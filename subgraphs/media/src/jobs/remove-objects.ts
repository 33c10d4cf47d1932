import { listDueRemovals, listDueRemovalsForUpdate, settleRemovals } from '../data/object-removals.ts'
import { isPlaceholderKey } from '../placeholder/placeholder.ts'
import type { ObjectStorage } from '../storage/object-storage.ts'
import { defineSweep, type Swept } from './job.ts'

/** So many are asked for and deleted together. */
const batch = 100

/** Bytes first, then the note: a crash between the two removes them again, which is no error. */
export const removeObjects = defineSweep({
  name: 'remove-objects',
  what: 'stored objects whose rows are gone',
  everyMs: 60_000,
  async find({ database, setup: { storage } }, most) {
    const keys = await listDueRemovals(database.system, most)
    const found = { count: 0, bytes: 0 }
    for (let n = 0; n < keys.length; n += batch) add(found, await measure(storage, keys.slice(n, n + batch)))
    return found
  },
  async sweep({ database, setup: { storage } }, most) {
    const swept = { count: 0, bytes: 0 }
    for (let left = most; left > 0; left -= batch) {
      const size = Math.min(left, batch)
      const noted = await database.system.transaction().execute(async (trx) => {
        const keys = await listDueRemovalsForUpdate(trx, size)
        if (keys.length === 0) return 0
        const stored = await measure(storage, keys)
        await storage.delete(keys)
        await settleRemovals(trx, keys)
        add(swept, stored)
        return keys.length
      })
      if (noted < size) break
    }
    return swept
  },
})

/** Those of the objects that are there. */
async function measure(storage: ObjectStorage, keys: readonly string[]): Promise<Swept> {
  const objects = await Promise.all(keys.map((key) => (isPlaceholderKey(key) ? undefined : storage.get(key))))
  const there = objects.filter((object) => object !== undefined)
  return { count: there.length, bytes: there.reduce((sum, { size }) => sum + size, 0) }
}

function add(sum: Swept, { count, bytes }: Swept): void {
  sum.count += count
  sum.bytes += bytes
}
