import { LRUCache } from 'lru-cache'
import type { ObjectStorage } from './object-storage.ts'

/**
 * Signing a link takes 10 µs for a folder and 0.3 ms for S3, and a feed shows some eighty, to many people the same: the last
 * links are remembered. A link that ends at another time is another link.
 */
export function withRememberedLinks(inner: ObjectStorage): ObjectStorage {
  const remembered = new LRUCache<string, string>({ max: 20_000 })
  return {
    ...inner,
    async signedUrl(key, options) {
      const { filename, mimeType, expiresAt } = options
      // Neither a key nor a type has a line's end in it, so nothing can pass for another.
      const name = `${key}\n${mimeType}\n${expiresAt.getTime()}\n${filename}`
      const known = remembered.get(name)
      if (known !== undefined) return known
      const link = await inner.signedUrl(key, options)
      remembered.set(name, link)
      return link
    },
  }
}
