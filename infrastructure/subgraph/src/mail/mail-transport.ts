import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Logger } from '@plaza/server'
import nodemailer from 'nodemailer'
import type { MailConfig } from './mail-settings.ts'

/** One e-mail to one address. */
export interface Mail {
  /** Of the queue's row; a mail that goes out twice has the same one. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** In addition to those of every mail, such as `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Takes mails, one at a time or many at once. */
export interface MailTransport {
  /** Resolves when the mail server has taken it; an error of SMTP may quote the address. */
  send(mail: Mail): Promise<void>
  close(): void
}

/** To the mail server, or without one into files that a person can open. */
export function createMailTransport(config: MailConfig, log: Logger): MailTransport {
  return config.SMTP_URL ? smtpTransport(config.SMTP_URL, config.MAIL_FROM, log) : fileTransport(config, log)
}

/** Ids of mails end with it; a reply to one, or a report about it, names the mail by it. */
export const messageIdDomain = 'plaza.mail'

/** Addresses go in as objects: a name or address from outside is never parsed as a header. */
const message = ({ id, to, headers, ...content }: Mail, from: string) => ({
  ...content,
  from,
  to: { name: '', address: to },
  messageId: `<${id}@${messageIdDomain}>`,
  headers: { 'Auto-Submitted': 'auto-generated', ...headers },
  // Nothing in a mail may make the server read a file or fetch an address.
  disableFileAccess: true,
  disableUrlAccess: true,
})

function smtpTransport(url: string, from: string, log: Logger): MailTransport {
  // Well below the lease on a mail, so that a server that hangs makes no second copy.
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
  const transport = nodemailer.createTransport({ url, pool: true, ...timeouts })
  // Said when it starts: else the first to notice would be a person who waits for a mail.
  transport.verify().catch(({ code }: { code?: string }) => {
    const { host } = new URL(url)
    log.error(
      { code, host },
      `the mail server ${host} of SMTP_URL does not take mails (${code}): they wait until it does`,
    )
  })
  return {
    async send(mail) {
      await transport.sendMail(message(mail, from))
    },
    close: () => transport.close(),
  }
}

function fileTransport(config: MailConfig, log: Logger): MailTransport {
  const folder = resolve(config.DATA_DIR, 'mail')
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    async send(mail) {
      const { message: content } = await transport.sendMail(message(mail, config.MAIL_FROM))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, `${mail.id}.eml`)
      // It may hold a link that opens an account.
      await writeFile(file, content as Buffer, { mode: 0o600 })
      // Its subject may name people.
      log.info({ file }, 'mail written')
    },
    close() {},
  }
}
