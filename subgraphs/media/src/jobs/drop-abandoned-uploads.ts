import { deleteAbandonedUpload, listAbandonedUploads } from '../data/uploads.ts'
import { defineSweep, type Swept } from './job.ts'

const total = (uploads: readonly { byteSize: number }[]): Swept => ({
  count: uploads.length,
  bytes: uploads.reduce((sum, { byteSize }) => sum + byteSize, 0),
})

export const dropAbandonedUploads = defineSweep({
  name: 'drop-abandoned-uploads',
  what: 'uploads that were not completed, with what they reserved',
  everyMs: 10 * 60_000,
  find: async ({ database }, most) => total(await listAbandonedUploads(database.system, most)),
  async sweep({ database }, most) {
    const gone: { byteSize: number }[] = []
    // One at a time: two sweeps that held the quotas of several people would wait for each other.
    for (const upload of await listAbandonedUploads(database.system, most)) {
      if (await deleteAbandonedUpload(database.system, upload.id)) gone.push(upload)
    }
    return total(gone)
  },
})
