import { countDoneUploads, deleteDoneUploads } from '../data/uploads.ts'
import { defineSweep } from './job.ts'

export const forgetDoneUploads = defineSweep({
  name: 'forget-done-uploads',
  what: 'records of uploads that became files a day ago',
  everyMs: 60 * 60_000,
  find: async ({ database }, most) => ({ count: await countDoneUploads(database.system, most), bytes: 0 }),
  sweep: async ({ database }, most) => ({ count: await deleteDoneUploads(database.system, most), bytes: 0 }),
})
