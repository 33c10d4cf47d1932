import { deleteExpiredRejections } from '../data/media-files.ts'
import type { MediaJob } from './job.ts'

export const dropRejected: MediaJob = {
  name: 'drop-rejected',
  everyMs: 60 * 60_000,
  run: ({ database }) => deleteExpiredRejections(database.system),
}
