import type { HttpRoute } from '@plaza/server'
import { unsubscribeRoute } from './mail/unsubscribe-route.ts'
import type { NotificationsService } from './setup.ts'

export const createRoutes = (service: NotificationsService): HttpRoute[] => [unsubscribeRoute(service)]
