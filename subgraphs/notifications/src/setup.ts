import { hkdfSync } from 'node:crypto'
import type { Agent } from 'node:https'
import { join } from 'node:path'
import { PublicHttpsAgent, readOrMakeSecret } from '@plaza/server'
import {
  createMailTransport,
  type Job,
  type MailTransport,
  type ServiceInstance,
  senderAddress,
  type Worker,
} from '@plaza/subgraph'
import type { NotificationsConfig } from './config.ts'
import type { DB } from './generated/database.ts'
import { createUnsubscribeLinks, type UnsubscribeLinks } from './mail/unsubscribe-links.ts'
import { VapidKeys } from './push/vapid-keys.ts'

/** What lives as long as the service does. */
export interface NotificationsSetup {
  readonly transport: MailTransport
  readonly unsubscribeLinks: UnsubscribeLinks
  readonly vapidKeys: VapidKeys
  /** How push services reach those who run this service. */
  readonly contact: string
  /** Connects to the push services of browsers, which is wherever somebody said. */
  readonly pushAgent: Agent
}

export type NotificationsService = ServiceInstance<DB, NotificationsConfig, NotificationsSetup>
export type NotificationsJob = Job<DB, NotificationsConfig, NotificationsSetup>
export type NotificationsWorker = Worker<DB, NotificationsConfig, NotificationsSetup>

export async function setUp({
  config,
  database,
  log,
}: Pick<NotificationsService, 'config' | 'database' | 'log'>): Promise<NotificationsSetup> {
  const secret =
    config.NOTIFICATIONS_SECRET ??
    (await readOrMakeSecret(join(config.DATA_DIR, 'notifications-secret'), 'NOTIFICATIONS_SECRET'))
  return {
    transport: createMailTransport(config, log),
    unsubscribeLinks: createUnsubscribeLinks({
      key: derive(secret, 'unsubscribing'),
      baseUrl: config.NOTIFICATIONS_URL ?? `http://localhost:${config.PORT}`,
    }),
    vapidKeys: new VapidKeys(database.system, derive(secret, 'sealing')),
    contact: `mailto:${senderAddress(config)}`,
    pushAgent: new PublicHttpsAgent({ keepAlive: true, maxFreeSockets: 16, timeout: 60_000 }),
  }
}

export async function tearDown({ transport, pushAgent }: NotificationsSetup): Promise<void> {
  transport.close()
  pushAgent.destroy()
}

/** A key for each purpose, so that no use of one weakens another. */
const derive = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `plaza notifications ${purpose}`, 32))
