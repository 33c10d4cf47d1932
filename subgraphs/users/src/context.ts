import type { RequestContext } from '@plaza/subgraph'
import type { DB } from './generated/database.ts'
import { createLoaders, type Loaders } from './loaders.ts'

export interface UsersContext extends RequestContext<DB> {
  readonly loaders: Loaders
}

export function createContext(request: RequestContext<DB>): UsersContext {
  return { ...request, loaders: createLoaders(request.db, request.viewerId) }
}
