import type { Job } from '@plaza/subgraph'
import type { MediaConfig, MediaSetup } from '../config.ts'
import { deleteExpiredRejections, deleteObjectRemovals, listObjectRemovals } from '../data/object-removals.ts'
import type { DB } from '../generated/database.ts'

type MediaJob = Job<DB, MediaConfig, MediaSetup>

const minute = 60_000

/** Bytes first, then the note: a crash between the two removes them again, which is no error. */
export const removeObjects: MediaJob = {
  name: 'remove-objects',
  everyMs: minute,
  async run({ database, setup, log }) {
    for (;;) {
      const keys = await listObjectRemovals(database.system, 500)
      if (keys.length === 0) return
      await setup.store.delete(keys)
      await deleteObjectRemovals(database.system, keys)
      log.info({ objects: keys.length }, 'deleted files removed from storage')
    }
  },
}

const dropRejected: MediaJob = {
  name: 'drop-rejected',
  everyMs: 60 * minute,
  run: ({ database }) => deleteExpiredRejections(database.system),
}

export const jobs: readonly MediaJob[] = [removeObjects, dropRejected]
