import { dropAbandonedUploads } from './drop-abandoned-uploads.ts'
import { dropRejected } from './drop-rejected.ts'
import { dropUnfinished } from './drop-unfinished.ts'
import { forgetDoneUploads } from './forget-done-uploads.ts'
import { removeObjects } from './remove-objects.ts'

/** In an order in which one makes work for the next. */
export const sweeps = [dropAbandonedUploads, forgetDoneUploads, dropRejected, removeObjects, dropUnfinished]

export const jobs = [...sweeps]
