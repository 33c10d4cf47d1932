import type { MediaFileRow } from '../data/media-files.ts'
import type { ObjectStore } from './object-store.ts'

const hour = 3_600_000
const minute = 60_000

/**
 * A link that is valid for an hour; null until the file is ready, or when there is no such rendition. Expiries fall on whole
 * minutes, so that a page asked for again shows the same links and browsers find the pictures in their cache.
 */
export function signedUrl(store: ObjectStore, file: MediaFileRow, rendition: 'original' | 'thumbnail'): string | null {
  if (file.state !== 'READY') return null
  const expiresAt = new Date(Math.ceil((Date.now() + hour) / minute) * minute)
  const { filename } = file
  if (rendition === 'original') {
    return store.signedUrl(file.objectKey, { filename, mimeType: file.mimeType, expiresAt })
  }
  if (!file.thumbnailKey || !file.thumbnailMimeType) return null
  return store.signedUrl(file.thumbnailKey, { filename, mimeType: file.thumbnailMimeType, expiresAt })
}
