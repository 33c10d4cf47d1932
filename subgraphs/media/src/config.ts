import { httpUrl, secret } from '@plaza/server'
import { z } from 'zod'

/** Settings beyond those that every service has. */
export const mediaConfig = z.object({
  DATA_DIR: z.string().default('.data').describe('Folder under which files are kept, in `media/`'),
  MEDIA_URL: httpUrl.optional().describe('Where clients reach media, for links to files; its own address unless given'),
  MEDIA_URL_SECRET: secret.optional().describe('Signs those links; made and kept in DATA_DIR unless given'),
  PROCESSING_CONCURRENCY: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('Uploads that each process works on at once; half of the number of processor cores unless given'),
  CLAMAV_HOST: z
    .string()
    .optional()
    .describe('Host of the ClamAV daemon that scans uploads for malware; without one they are not scanned'),
  CLAMAV_PORT: z.coerce.number().int().min(1).max(65_535).default(3310).describe('Its TCP port'),
})

export type MediaConfig = z.output<typeof mediaConfig>
