import { S3Client } from '@aws-sdk/client-s3'

/** A bucket, and how it is reached. */
export interface S3Settings {
  /** For this service. */
  readonly endpoint: string
  /** For clients, which follow signed links. */
  readonly publicEndpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** A client of the bucket's storage at `endpoint`, which is one of the two of the settings. */
export function createClient(settings: S3Settings, endpoint: string): S3Client {
  const { region, accessKeyId, secretAccessKey } = settings
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Storage that is not Amazon's seldom has a host name for each bucket.
    forcePathStyle: true,
    // Otherwise the CRC32 of an empty body is signed into each link for a PUT.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // A server that says nothing for so long is away, in the middle of a body too.
    requestHandler: { connectionTimeout: 3_000, socketTimeout: 30_000 },
  })
}
