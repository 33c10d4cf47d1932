import type { RequestContext } from '@plaza/subgraph'
import type { DB } from './generated/database.ts'
import { createLoaders, type Loaders } from './loaders.ts'

export interface NotificationsContext extends RequestContext<DB> {
  readonly loaders: Loaders
}

export function createContext(request: RequestContext<DB>): NotificationsContext {
  return { ...request, loaders: createLoaders(request.db, request.viewerId) }
}
