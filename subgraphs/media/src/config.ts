import { httpUrl, secret } from '@plaza/server'
import { z } from 'zod'

/** Settings beyond those that every service has. */
export const mediaConfig = z.object({
  DATA_DIR: z.string().default('.data').describe('Folder under which files are kept, in `media/`'),
  MEDIA_URL: httpUrl.optional().describe('Where clients reach media, for links to files; its own address unless given'),
  MEDIA_URL_SECRET: secret.optional().describe('Signs those links; made and kept in DATA_DIR unless given'),
})

export type MediaConfig = z.output<typeof mediaConfig>
