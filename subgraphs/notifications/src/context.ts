import type { RequestContext } from '@plaza/subgraph'
import type { DB } from './generated/database.ts'
import { createLoaders, type Loaders } from './loaders.ts'
import type { VapidKeys } from './push/vapid-keys.ts'
import type { NotificationsService } from './setup.ts'

export interface NotificationsContext extends RequestContext<DB> {
  readonly loaders: Loaders
  readonly vapidKeys: VapidKeys
}

export function createContext(request: RequestContext<DB>, { setup }: NotificationsService): NotificationsContext {
  return { ...request, loaders: createLoaders(request.db, request.viewerId), vapidKeys: setup.vapidKeys }
}
