import { accessTokenLifetimeSeconds, httpUrl, neededInProduction, secret } from '@plaza/server'
import addressparser from 'nodemailer/lib/addressparser/index.js'
import { z } from 'zod'
import { checkEmail } from './rules/names.ts'
import { normaliseEmail } from './rules/normalise.ts'

/** `Plaza <no-reply@plaza.example>`, or the address alone. */
function isSender(text: string): boolean {
  const [sender, ...others] = addressparser(text)
  const address = sender && 'address' in sender ? (sender.address ?? '') : ''
  return others.length === 0 && !/[\r\n]/.test(text) && checkEmail(normaliseEmail(address), []) === undefined
}

/** Settings beyond those that every service has. */
export const authConfig = z.object({
  AUTH_SECRET: secret
    .optional()
    .describe('Encrypts signing keys at rest; needed in production, elsewhere made once in DATA_DIR'),
  DATA_DIR: z.string().default('.data').describe('Where the secret and, without SMTP, the mails are kept'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL' })
    .optional()
    .describe('Mail server; without one, mails are written to DATA_DIR/mail'),
  MAIL_FROM: z
    .string()
    .refine(isSender, 'must be one e-mail address, or a name and the address in <>')
    .default('Plaza <no-reply@plaza.example>')
    .describe('Sender of the mails'),
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
