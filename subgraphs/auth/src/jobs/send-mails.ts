import type { AuthJob } from './job.ts'

/** Sends mails that a request left behind when its process ended, and those that failed before. */
export const sendMails: AuthJob = {
  name: 'send-mails',
  everyMs: 5_000,
  run: ({ setup }) => setup.mailer.sendDue(),
}
