import { join } from 'node:path'
import type { ServiceInstance } from '@plaza/subgraph'
import { z } from 'zod'
import type { DB } from './generated/database.ts'
import { createFolderStore } from './storage/folder-store.ts'
import type { ObjectStore } from './storage/object-store.ts'
import { withPlaceholders } from './storage/placeholder-store.ts'
import { createSignedLinks, type SignedLinks } from './storage/signed-links.ts'
import { readOrMakeUrlSecret } from './storage/url-secret.ts'

export const mediaConfig = z.object({
  DATA_DIR: z.string().default('.data').describe('Folder under which files are kept, in `media/`'),
  MEDIA_URL: z.url().optional().describe('Where clients reach media, for links to files; its own address unless given'),
  MEDIA_URL_SECRET: z.string().min(32).optional().describe('Signs those links; made and kept in DATA_DIR unless given'),
})
export type MediaConfig = z.output<typeof mediaConfig>

export interface MediaSetup {
  readonly store: ObjectStore
  readonly links: SignedLinks
}

type Starting = Pick<ServiceInstance<DB, MediaConfig & { HOST?: string; PORT?: number }>, 'config'>

export async function setUp({ config }: Starting): Promise<MediaSetup> {
  const folder = join(config.DATA_DIR, 'media')
  const links = createSignedLinks({
    baseUrl: (config.MEDIA_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, ''),
    secret: config.MEDIA_URL_SECRET ?? (await readOrMakeUrlSecret(folder)),
  })
  return { links, store: withPlaceholders(createFolderStore({ folder: join(folder, 'objects'), links })) }
}
