import type { HttpRoute } from '@plaza/server'
import { reportsRoute } from './mail/reports-route.ts'
import { unsubscribeRoute } from './mail/unsubscribe-route.ts'
import type { NotificationsService } from './setup.ts'

export const createRoutes = (service: NotificationsService): HttpRoute[] => [
  unsubscribeRoute(service),
  ...(service.config.MAIL_REPORTS_SECRET ? [reportsRoute(service, service.config.MAIL_REPORTS_SECRET)] : []),
]
