import type { Bench } from './frame.ts'
import { measurePhoto } from './media/photo.ts'
import { measureSigning } from './media/signing.ts'
import { measureUploads } from './media/uploads.ts'

/** What pictures cost: to take them in, to process them, and to give links to them. */
export const media: Bench = {
  name: 'media',
  description: 'Uploads, the processing of a photo, memory of both, and the share of links in a home feed',
  async run({ say, rounds = 5 }) {
    const uploads = await measureUploads(say, rounds)
    const photo = await measurePhoto(say, rounds)
    const signing = await measureSigning(say)
    return [...uploads, ...photo, ...signing]
  },
}
