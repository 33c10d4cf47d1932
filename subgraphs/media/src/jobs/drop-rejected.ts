import { countExpiredRejections, deleteExpiredRejections } from '../data/media-files.ts'
import { defineSweep } from './job.ts'

/** Their bytes went when they were rejected. */
export const dropRejected = defineSweep({
  name: 'drop-rejected',
  what: 'entries of files that were rejected a week ago',
  everyMs: 60 * 60_000,
  find: async ({ database }, most) => ({ count: await countExpiredRejections(database.system, most), bytes: 0 }),
  sweep: async ({ database }, most) => ({ count: await deleteExpiredRejections(database.system, most), bytes: 0 }),
})
