import { Readable } from 'node:stream'
import { LRUCache } from 'lru-cache'
import type { SignedLinks } from '../links/signed-links.ts'
import { drawPlaceholder, isPlaceholderKey } from '../placeholder/placeholder.ts'
import type { ObjectStorage } from './object-storage.ts'

/**
 * Serves the pictures of seeded and imported files, which are drawn rather than stored, by links of this service's own;
 * everything else is the inner store's.
 */
export function withPlaceholders(inner: ObjectStorage, links: SignedLinks): ObjectStorage {
  const drawn = new LRUCache<string, Buffer>({
    max: 500,
    maxSize: 16_000_000,
    sizeCalculation: (bytes) => bytes.length,
  })
  return {
    ...inner,
    async get(key) {
      if (!isPlaceholderKey(key)) return inner.get(key)
      const bytes = drawn.get(key) ?? (await drawPlaceholder(key))
      if (!bytes) return undefined
      drawn.set(key, bytes)
      return {
        size: bytes.length,
        read: (range) => Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]),
      }
    },
    signedUrl: async (key, options) =>
      isPlaceholderKey(key) ? links.download(key, options) : inner.signedUrl(key, options),
    delete: (keys) => inner.delete(keys.filter((key) => !isPlaceholderKey(key))),
  }
}
