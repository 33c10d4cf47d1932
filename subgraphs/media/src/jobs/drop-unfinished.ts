import { defineSweep } from './job.ts'

/** No `PUT` takes a day; what is older broke off with its process, and no row knows of it. */
const aDayAgo = () => new Date(Date.now() - 24 * 60 * 60_000)

export const dropUnfinished = defineSweep({
  name: 'drop-unfinished',
  what: 'parts of objects that were never stored whole',
  everyMs: 60 * 60_000,
  find: ({ setup: { storage } }, most) => storage.deleteUnfinished(aDayAgo(), { most, isDryRun: true }),
  sweep: ({ setup: { storage } }, most) => storage.deleteUnfinished(aDayAgo(), { most }),
})
