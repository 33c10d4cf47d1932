import { join } from 'node:path'
import { readOrMakeSecret } from '@plaza/server'
import type { ServiceInstance } from '@plaza/subgraph'
import { type MediaConfig, s3Settings } from './config.ts'
import type { DB } from './generated/database.ts'
import { createSightTokens, type SightTokens } from './links/sight-tokens.ts'
import { createSignedLinks, type SignedLinks } from './links/signed-links.ts'
import { observeWaitingUploads } from './metrics.ts'
import { createClamavScanner } from './scanning/clamav.ts'
import { noScanner, type Scanner } from './scanning/scanner.ts'
import { createFileSystemStorage, type Receive } from './storage/file-system/file-system-storage.ts'
import type { ObjectStorage } from './storage/object-storage.ts'
import { withPlaceholders } from './storage/placeholder-storage.ts'
import { withRememberedLinks } from './storage/remembered-links.ts'
import { createS3Storage } from './storage/s3/s3-storage.ts'
import { tellingOutages } from './storage/telling-outages.ts'

/** What lives as long as the service does. */
export interface MediaSetup {
  readonly storage: ObjectStorage
  /** Rejects while the object storage is away; a folder is not asked. */
  readonly checkStorage?: (signal?: AbortSignal) => Promise<void>
  /** To what this service serves itself. */
  readonly links: SignedLinks
  /** Say that somebody has seen a file. */
  readonly sightTokens: SightTokens
  /** Where clients send their bytes to this service. */
  readonly receive?: Receive
  readonly scanner: Scanner
  /** Where uploads lie while they are processed. */
  readonly processingFolder: string
  stopObserving(): void
}

type Starting = Pick<
  ServiceInstance<DB, MediaConfig & { HOST?: string; PORT?: number }>,
  'config' | 'database' | 'log' | 'metrics'
>

export async function setUp({ config, database, log, metrics }: Starting): Promise<MediaSetup> {
  const folder = join(config.DATA_DIR, 'media')
  // Kept beside the objects, so that links outlive a restart.
  const secret = config.MEDIA_URL_SECRET ?? (await readOrMakeSecret(join(folder, 'url-secret'), 'MEDIA_URL_SECRET'))
  const links = createSignedLinks({
    baseUrl: (config.MEDIA_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, ''),
    secret,
  })
  const s3 = s3Settings(config)
  const { check, receive, ...objects } = s3
    ? { ...createS3Storage(s3), receive: undefined }
    : { ...(await createFileSystemStorage({ folder: join(folder, 'objects'), links })), check: undefined }
  if (check) database.outages.checkWith('storage', () => check())
  const { CLAMAV_HOST: host, CLAMAV_PORT: port } = config
  if (!host) log.info('uploads are not scanned for malware, because CLAMAV_HOST names no ClamAV daemon')
  return {
    links,
    sightTokens: createSightTokens({ secret }),
    storage: withRememberedLinks(tellingOutages(withPlaceholders(objects, links))),
    ...(check && { checkStorage: check }),
    ...(receive && { receive }),
    scanner: host ? createClamavScanner({ host, port }) : noScanner,
    processingFolder: join(folder, 'processing'),
    stopObserving: observeWaitingUploads(metrics, database.system),
  }
}

export async function tearDown({ stopObserving }: MediaSetup): Promise<void> {
  stopObserving()
}
