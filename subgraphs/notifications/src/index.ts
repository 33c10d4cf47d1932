import { defineSubgraph } from '@plaza/subgraph'
import { type NotificationsConfig, notificationsConfig, notificationsRules } from './config.ts'
import { createContext, type NotificationsContext } from './context.ts'
import { sendMails } from './deliveries/send-mails.ts'
import { sendPushes } from './deliveries/send-pushes.ts'
import { consumers } from './events/index.ts'
import type { DB } from './generated/database.ts'
import { jobs } from './jobs/index.ts'
import { resolvers } from './resolvers/index.ts'
import { createRoutes } from './routes.ts'
import { type NotificationsSetup, setUp, tearDown } from './setup.ts'

export const notifications = defineSubgraph<DB, NotificationsContext, NotificationsConfig, NotificationsSetup>({
  name: 'notifications',
  root: new URL('..', import.meta.url),
  config: notificationsConfig,
  settingRules: notificationsRules,
  setup: setUp,
  teardown: tearDown,
  resolvers,
  openToRestricted: 'all',
  createContext,
  consumers,
  jobs,
  workers: [sendMails, sendPushes],
  routes: createRoutes,
})
