import { accessTokenLifetimeSeconds, httpUrl, neededInProduction, secret } from '@plaza/server'
import { mailSettings } from '@plaza/subgraph'
import { z } from 'zod'

/** Settings beyond those that every service has. */
export const authConfig = z.object({
  AUTH_SECRET: secret
    .optional()
    .describe('Encrypts signing keys at rest; needed in production, elsewhere made once in DATA_DIR'),
  DATA_DIR: z.string().default('.data').describe('Where the secret and, without SMTP, the mails are kept'),
  ...mailSettings,
  WEB_URL: httpUrl.default('http://localhost:4000').describe('Where the links in mails lead'),
  KEY_ROTATION_DAYS: z.coerce.number().positive().default(90).describe('Age at which the signing key is replaced'),
  ACCESS_TOKEN_SECONDS: z.coerce
    .number()
    .int()
    .min(5)
    .max(accessTokenLifetimeSeconds)
    .default(accessTokenLifetimeSeconds)
    .describe('How long an access token lives, 5 to 900 seconds'),
  THROTTLE_FACTOR: z.coerce
    .number()
    .positive()
    .optional()
    .describe('Multiplies how many attempts are let through; 1 except in tests'),
})

/** What they must be together. */
export const authRules = [
  neededInProduction('AUTH_SECRET', 'It encrypts the signing keys; `openssl rand -base64 32` prints one.'),
]

export type AuthConfig = z.output<typeof authConfig> & { readonly NODE_ENV?: string }
