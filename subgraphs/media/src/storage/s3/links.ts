import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { LRUCache } from 'lru-cache'
import { contentDisposition } from '../content-disposition.ts'
import type { ObjectStorage } from '../object-storage.ts'
import { createClient, type S3Settings } from './client.ts'

const halfHour = 30 * 60_000

/**
 * Signs links. A link counts from the last half hour rather than from now, so that one with the same end is the same link,
 * and a browser finds the file in its cache. Signing takes 0.25 ms, and a feed shows the same files to many, so the last
 * links are remembered.
 */
export function createS3Links(
  settings: S3Settings,
  now: () => number = Date.now,
): Pick<ObjectStorage, 'signedUrl' | 'signedUpload'> {
  const client = createClient(settings, settings.publicEndpoint)
  const remembered = new LRUCache<string, string>({ max: 10_000 })

  function validity(expiresAt: Date): { signingDate: Date; expiresIn: number } {
    const beforeItEnds = Math.min(now(), expiresAt.getTime() - 1)
    const signedAt = Math.floor(beforeItEnds / halfHour) * halfHour
    return { signingDate: new Date(signedAt), expiresIn: Math.ceil((expiresAt.getTime() - signedAt) / 1000) }
  }

  return {
    async signedUrl(key, { filename, mimeType, expiresAt }) {
      const validFor = validity(expiresAt)
      const name = [key, mimeType, filename, validFor.signingDate.getTime(), validFor.expiresIn].join('\n')
      const known = remembered.get(name)
      if (known) return known
      const command = new GetObjectCommand({
        Bucket: settings.bucket,
        Key: key,
        ResponseContentType: mimeType,
        ResponseContentDisposition: contentDisposition({ filename, mimeType }),
      })
      const link = await getSignedUrl(client, command, validFor)
      remembered.set(name, link)
      return link
    },
    async signedUpload(key, { mimeType, byteSize, expiresAt }) {
      const command = new PutObjectCommand({
        Bucket: settings.bucket,
        Key: key,
        ContentType: mimeType,
        ContentLength: byteSize,
        IfNoneMatch: '*',
      })
      // The presigner leaves the type out unless told.
      const url = await getSignedUrl(client, command, {
        ...validity(expiresAt),
        signableHeaders: new Set(['content-type']),
      })
      return {
        url,
        headers: [
          { name: 'content-type', value: mimeType },
          { name: 'if-none-match', value: '*' },
        ],
      }
    },
  }
}
