import { join } from 'node:path'
import { readOrMakeSecret } from '@plaza/server'
import type { ServiceInstance } from '@plaza/subgraph'
import type { MediaConfig } from './config.ts'
import type { DB } from './generated/database.ts'
import { createSignedLinks, type SignedLinks } from './links/signed-links.ts'
import { createFileSystemStorage, type Receive } from './storage/file-system/file-system-storage.ts'
import type { ObjectStorage } from './storage/object-storage.ts'
import { withPlaceholders } from './storage/placeholder-storage.ts'

/** What lives as long as the service does. */
export interface MediaSetup {
  readonly storage: ObjectStorage
  /** To what this service serves itself. */
  readonly links: SignedLinks
  /** Where clients send their bytes to this service. */
  readonly receive?: Receive
}

type Starting = Pick<ServiceInstance<DB, MediaConfig & { HOST?: string; PORT?: number }>, 'config'>

export async function setUp({ config }: Starting): Promise<MediaSetup> {
  const folder = join(config.DATA_DIR, 'media')
  // Kept beside the objects, so that links outlive a restart.
  const secret = config.MEDIA_URL_SECRET ?? (await readOrMakeSecret(join(folder, 'url-secret'), 'MEDIA_URL_SECRET'))
  const links = createSignedLinks({
    baseUrl: (config.MEDIA_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, ''),
    secret,
  })
  const files = await createFileSystemStorage({ folder: join(folder, 'objects'), links })
  return { links, storage: withPlaceholders(files, links), receive: files.receive }
}
