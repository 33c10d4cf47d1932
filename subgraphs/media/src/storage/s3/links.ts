import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { contentDisposition } from '../content-disposition.ts'
import type { ObjectStorage } from '../object-storage.ts'
import { halfHour } from '../signed-url.ts'
import { createClient, type S3Settings } from './client.ts'

/**
 * Signs links. A link counts from the last half hour rather than from now, so that one with the same end is the same link,
 * and a browser finds the file in its cache.
 */
export function createS3Links(
  settings: S3Settings,
  now: () => number = Date.now,
): Pick<ObjectStorage, 'signedUrl' | 'signedUpload'> {
  const client = createClient(settings, settings.publicEndpoint)

  function validity(expiresAt: Date): { signingDate: Date; expiresIn: number } {
    const beforeItEnds = Math.min(now(), expiresAt.getTime() - 1)
    const signedAt = Math.floor(beforeItEnds / halfHour) * halfHour
    return { signingDate: new Date(signedAt), expiresIn: Math.ceil((expiresAt.getTime() - signedAt) / 1000) }
  }

  return {
    async signedUrl(key, { filename, mimeType, expiresAt }) {
      const command = new GetObjectCommand({
        Bucket: settings.bucket,
        Key: key,
        ResponseContentType: mimeType,
        ResponseContentDisposition: contentDisposition({ filename, mimeType }),
      })
      return getSignedUrl(client, command, validity(expiresAt))
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
