import type { SignedLinks } from '../links/signed-links.ts'
import { isPlaceholderKey, openPlaceholder } from '../placeholder/placeholder.ts'
import type { ObjectStorage } from './object-storage.ts'

/**
 * Serves the pictures of seeded and imported files, which come with this service rather than being stored, by links of its
 * own; everything else is the inner store's.
 */
export function withPlaceholders(inner: ObjectStorage, links: SignedLinks): ObjectStorage {
  return {
    ...inner,
    get: (key) => (isPlaceholderKey(key) ? openPlaceholder(key) : inner.get(key)),
    signedUrl: async (key, options) =>
      isPlaceholderKey(key) ? links.download(key, options) : inner.signedUrl(key, options),
    delete: (keys) => inner.delete(keys.filter((key) => !isPlaceholderKey(key))),
  }
}
