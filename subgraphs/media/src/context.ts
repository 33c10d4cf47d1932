import type { RequestContext, ServiceInstance } from '@plaza/subgraph'
import type { MediaConfig } from './config.ts'
import type { DB } from './generated/database.ts'
import { createLoaders, type Loaders } from './loaders.ts'
import type { MediaSetup } from './setup.ts'
import type { ObjectStore } from './storage/object-store.ts'

export interface MediaContext extends RequestContext<DB> {
  readonly loaders: Loaders
  readonly store: ObjectStore
}

export function createContext(
  request: RequestContext<DB>,
  service: ServiceInstance<DB, MediaConfig, MediaSetup>,
): MediaContext {
  const viewerId = request.viewer?.id ?? null
  const loaders = createLoaders({ db: request.db, viewerId, grants: service.grants })
  return { ...request, loaders, store: service.setup.store }
}
