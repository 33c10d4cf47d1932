import addressparser from 'nodemailer/lib/addressparser/index.js'
import { z } from 'zod'

const mailbox = /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\.]{2,}$/

/** `Plaza <no-reply@plaza.example>`, or the address alone. */
function isSender(text: string): boolean {
  const [sender, ...others] = addressparser(text)
  const address = sender && 'address' in sender ? (sender.address ?? '') : ''
  return others.length === 0 && !/[\r\n]/.test(text) && mailbox.test(address)
}

/** The address of a sender, without the name. */
export function senderAddress({ MAIL_FROM }: Pick<MailConfig, 'MAIL_FROM'>): string {
  const [sender] = addressparser(MAIL_FROM)
  return sender && 'address' in sender ? (sender.address ?? '') : ''
}

/** The settings of each service that sends e-mail, in addition to DATA_DIR. */
export const mailSettings = {
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL' })
    .optional()
    .describe('Mail server; without one, mails are written to DATA_DIR/mail'),
  MAIL_FROM: z
    .string()
    .refine(isSender, 'must be one e-mail address, or a name and the address in <>')
    .default('Plaza <no-reply@plaza.example>')
    .describe('Sender of the mails'),
}

/** What {@link mailSettings} and DATA_DIR are read as. */
export interface MailConfig {
  readonly SMTP_URL?: string | undefined
  readonly MAIL_FROM: string
  readonly DATA_DIR: string
}
