import { deleteObjectRemovals, listObjectRemovals } from '../data/object-removals.ts'
import type { MediaJob } from './job.ts'

/** Bytes first, then the note: a crash between the two removes them again, which is no error. */
export const removeObjects: MediaJob = {
  name: 'remove-objects',
  everyMs: 60_000,
  async run({ database, setup, log }) {
    for (;;) {
      const keys = await listObjectRemovals(database.system, 500)
      if (keys.length === 0) return
      await setup.storage.delete(keys)
      await deleteObjectRemovals(database.system, keys)
      log.info({ objects: keys.length }, 'deleted files removed from storage')
    }
  },
}
