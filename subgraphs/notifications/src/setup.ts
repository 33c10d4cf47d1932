import { hkdfSync } from 'node:crypto'
import { join } from 'node:path'
import { readOrMakeSecret } from '@plaza/server'
import { createMailTransport, type Job, type MailTransport, type ServiceInstance, type Worker } from '@plaza/subgraph'
import type { NotificationsConfig } from './config.ts'
import type { DB } from './generated/database.ts'
import { createUnsubscribeLinks, type UnsubscribeLinks } from './mail/unsubscribe-links.ts'

/** What lives as long as the service does. */
export interface NotificationsSetup {
  readonly transport: MailTransport
  readonly unsubscribeLinks: UnsubscribeLinks
}

export type NotificationsService = ServiceInstance<DB, NotificationsConfig, NotificationsSetup>
export type NotificationsJob = Job<DB, NotificationsConfig, NotificationsSetup>
export type NotificationsWorker = Worker<DB, NotificationsConfig, NotificationsSetup>

export async function setUp({
  config,
  log,
}: Pick<NotificationsService, 'config' | 'log'>): Promise<NotificationsSetup> {
  const secret =
    config.NOTIFICATIONS_SECRET ??
    (await readOrMakeSecret(join(config.DATA_DIR, 'notifications-secret'), 'NOTIFICATIONS_SECRET'))
  return {
    transport: createMailTransport(config, log),
    unsubscribeLinks: createUnsubscribeLinks({
      key: derive(secret, 'unsubscribing'),
      baseUrl: config.NOTIFICATIONS_URL ?? `http://localhost:${config.PORT}`,
    }),
  }
}

export async function tearDown({ transport }: NotificationsSetup): Promise<void> {
  transport.close()
}

/** A key for each purpose, so that no use of one weakens another. */
const derive = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `plaza notifications ${purpose}`, 32))
