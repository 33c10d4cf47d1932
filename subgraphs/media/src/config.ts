import { httpUrl, type SettingRule, secret } from '@plaza/server'
import { z } from 'zod'
import type { S3Settings } from './storage/s3/client.ts'

/** Settings beyond those that every service has. */
export const mediaConfig = z.object({
  DATA_DIR: z
    .string()
    .default('.data')
    .describe('Folder under which files are kept, in `media/`, unless S3_ENDPOINT is given'),
  MEDIA_URL: httpUrl.optional().describe('Where clients reach media, for links to files; its own address unless given'),
  MEDIA_URL_SECRET: secret.optional().describe('Signs those links; made and kept in DATA_DIR unless given'),
  PROCESSING_CONCURRENCY: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('Uploads that each process works on at once; half of the number of processor cores unless given'),
  PROCESSING_SECONDS: z.coerce
    .number()
    .int()
    .min(10)
    .default(120)
    .describe(
      'How long the processing of one upload may take, half of it as CPU time; past that it is stopped, and rejected when it comes again',
    ),
  PROCESSING_MEMORY_MB: z.coerce
    .number()
    .int()
    .min(256)
    .default(1024)
    .describe('Mebibytes of memory that the processing of one upload may take; pictures of 50 megapixels need 1,024'),
  CLAMAV_HOST: z
    .string()
    .optional()
    .describe('Host of the ClamAV daemon that scans uploads for malware; without one they are not scanned'),
  CLAMAV_PORT: z.coerce.number().int().min(1).max(65_535).default(3310).describe('Its TCP port'),
  S3_ENDPOINT: httpUrl
    .optional()
    .describe('Where media reaches the object storage (S3 or compatible) that keeps files instead of DATA_DIR'),
  S3_PUBLIC_ENDPOINT: httpUrl
    .optional()
    .describe('Where clients reach that storage, for links to files and for uploads; S3_ENDPOINT unless given'),
  S3_REGION: z.string().default('us-east-1').describe('Region of the bucket, as its storage calls it'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be 3 to 63 lower-case letters, digits, dots and hyphens')
    .optional()
    .describe('Bucket of the files, needed with S3_ENDPOINT; `pnpm s3:bucket` makes it and lets browsers use it'),
  S3_ACCESS_KEY_ID: z.string().optional().describe('Access key for the bucket, needed with S3_ENDPOINT'),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe('Secret of S3_ACCESS_KEY_ID, needed with S3_ENDPOINT'),
})

export type MediaConfig = z.output<typeof mediaConfig>

const together = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/** What they must be together. */
export const mediaRules: readonly SettingRule[] = [
  (config) => {
    const isGiven = [...together, 'S3_PUBLIC_ENDPOINT'].some((name) => config[name] !== undefined)
    return together
      .filter((name) => isGiven && config[name] === undefined)
      .map((name) => `${name}: is needed, because ${together.join(', ')} go together. Set it, or none of them.`)
  },
]

/** The object storage that files are kept in; null when it is the folder. */
export function s3Settings(config: Partial<MediaConfig>): S3Settings | null {
  const {
    S3_ENDPOINT: endpoint,
    S3_PUBLIC_ENDPOINT: publicEndpoint = endpoint,
    S3_REGION: region = 'us-east-1',
  } = config
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config
  if (!endpoint || !publicEndpoint || !bucket || !accessKeyId || !secretAccessKey) return null
  return { endpoint, publicEndpoint, region, bucket, accessKeyId, secretAccessKey }
}
