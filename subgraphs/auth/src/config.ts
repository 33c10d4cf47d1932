import { z } from 'zod'

/** Settings beyond those that every service has. */
export const authConfig = z.object({
  AUTH_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters, e.g. from `openssl rand -base64 32`')
    .optional()
    .describe('Encrypts signing keys at rest; needed in production, elsewhere made once in DATA_DIR'),
  DATA_DIR: z.string().default('.data').describe('Where the secret and, without SMTP, the mails are kept'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL' })
    .optional()
    .describe('Mail server; without one, mails are written to DATA_DIR/mail'),
  MAIL_FROM: z.string().default('Plaza <no-reply@plaza.example>').describe('Sender of the mails'),
  WEB_URL: z.url().default('http://localhost:4000').describe('Where the links in mails lead'),
  KEY_ROTATION_DAYS: z.coerce.number().positive().default(90).describe('Age at which the signing key is replaced'),
  THROTTLE_FACTOR: z.coerce
    .number()
    .positive()
    .optional()
    .describe('Multiplies how many attempts are let through; 1 except in tests'),
})

export type AuthConfig = z.output<typeof authConfig> & { readonly NODE_ENV?: string }
