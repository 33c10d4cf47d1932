import type { RequestContext, ServiceInstance } from '@plaza/subgraph'
import type { MediaConfig } from './config.ts'
import type { DB } from './generated/database.ts'
import type { SightTokens } from './links/sight-tokens.ts'
import { createLoaders, type Loaders } from './loaders.ts'
import type { MediaSetup } from './setup.ts'
import type { ObjectStorage } from './storage/object-storage.ts'
import { linksExpireAt } from './storage/signed-url.ts'

export interface MediaContext extends RequestContext<DB> {
  readonly loaders: Loaders
  readonly storage: ObjectStorage
  /** Say that somebody has seen a file. */
  readonly sightTokens: SightTokens
  /** One moment for all links of an answer, so that `urlExpiresAt` is true of them on the half hour, too. */
  readonly linksExpireAt: Date
}

export function createContext(
  request: RequestContext<DB>,
  service: ServiceInstance<DB, MediaConfig, MediaSetup>,
): MediaContext {
  const { db, viewerId } = request
  const isViewer = (userId: string) => request.isViewer(userId)
  const loaders = createLoaders({ db, viewerId, isViewer, grants: service.grants })
  const { storage, sightTokens } = service.setup
  return { ...request, loaders, storage, sightTokens, linksExpireAt: linksExpireAt() }
}
