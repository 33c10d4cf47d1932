import { BucketAlreadyOwnedByYou, CreateBucketCommand, PutBucketCorsCommand } from '@aws-sdk/client-s3'
import { createClient, type S3Settings } from './client.ts'
import { failureOf } from './failures.ts'

/** Any page may follow a link that it has: the signature says what the link opens. */
const cors = {
  AllowedOrigins: ['*'],
  AllowedMethods: ['GET', 'HEAD', 'PUT'],
  AllowedHeaders: ['content-type', 'if-none-match', 'range'],
  ExposeHeaders: ['accept-ranges', 'content-disposition', 'content-length', 'content-range', 'etag'],
  MaxAgeSeconds: 3_600,
}

/** Makes the bucket unless it is there, and lets pages of every origin read and write by signed links. */
export async function makeBucket(settings: S3Settings): Promise<void> {
  const client = createClient(settings, settings.endpoint)
  try {
    await client.send(new CreateBucketCommand({ Bucket: settings.bucket })).catch((error) => {
      if (!(error instanceof BucketAlreadyOwnedByYou)) throw error
    })
    await client.send(new PutBucketCorsCommand({ Bucket: settings.bucket, CORSConfiguration: { CORSRules: [cors] } }))
  } catch (error) {
    throw failureOf(error, 'make the bucket S3_BUCKET')
  } finally {
    client.destroy()
  }
}
