import { httpUrl, neededInProduction, secret } from '@plaza/server'
import { mailSettings } from '@plaza/subgraph'
import { z } from 'zod'

/** Settings beyond those that every service has. */
export const notificationsConfig = z.object({
  DATA_DIR: z.string().default('.data').describe('Where the secret and, without SMTP, the mails are kept'),
  ...mailSettings,
  WEB_URL: httpUrl.default('http://localhost:4000').describe('Where the links in mails lead'),
  NOTIFICATIONS_URL: httpUrl
    .optional()
    .describe(
      'Where mail programs and browsers reach notifications, for the links that end mails; its own address unless given',
    ),
  NOTIFICATIONS_SECRET: secret
    .optional()
    .describe(
      'Signs the links that end mails and encrypts the keys of Web Push; needed in production, elsewhere made once in DATA_DIR',
    ),
  MAIL_REPORTS_SECRET: secret
    .optional()
    .describe('Bearer token with which POST /mail-reports takes bounces and complaints; without one it is not there'),
  PUSH_KEY_ROTATION_DAYS: z.coerce
    .number()
    .positive()
    .default(365)
    .describe('Age at which browsers are told another key of Web Push; those that have the former go on with it'),
})

/** What they must be together. */
export const notificationsRules = [
  neededInProduction(
    'NOTIFICATIONS_SECRET',
    'It signs links in mails and encrypts the keys of Web Push; `pnpm --silent keys` prints one.',
  ),
]

export type NotificationsConfig = z.output<typeof notificationsConfig> & {
  readonly NODE_ENV?: string
  readonly PORT?: number
}
