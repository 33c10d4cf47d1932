import type { MediaFileRow } from '../data/media-files.ts'
import type { ObjectStorage } from './object-storage.ts'

/** So long a link to the same file stays the same. */
export const halfHour = 30 * 60_000

/**
 * When the links that are made now end: in 60 to 90 minutes, on the half hour, so that a page asked for again shows the same
 * links and browsers find the pictures in their cache.
 */
export const linksExpireAt = (now = Date.now()): Date => new Date((Math.floor(now / halfHour) + 3) * halfHour)

/** A link to the file, or to one of its renditions. */
export function signedUrl(
  { storage, linksExpireAt: expiresAt }: { storage: ObjectStorage; linksExpireAt: Date },
  file: MediaFileRow,
  { objectKey, mimeType }: { objectKey: string; mimeType: string } = file,
): Promise<string> {
  return storage.signedUrl(objectKey, { filename: shortened(file.filename), mimeType, expiresAt })
}

/** No file system takes a longer name, and the name stands in the link and in a header, four times as long there. */
const mostBytes = 255

/** The name without its last characters as a reader counts them, but with its ending. */
function shortened(filename: string): string {
  if (Buffer.byteLength(filename) <= mostBytes) return filename
  const ending = /\.[\w-]{1,16}$/.exec(filename)?.[0] ?? ''
  let name = ''
  for (const { segment } of new Intl.Segmenter('und').segment(filename.slice(0, filename.length - ending.length))) {
    if (Buffer.byteLength(name + segment + ending) > mostBytes) break
    name += segment
  }
  return name + ending
}
