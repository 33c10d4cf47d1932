import type { Job } from '@plaza/subgraph'
import type { AuthConfig } from '../config.ts'
import { deleteExpiredRows } from '../data/expired-rows.ts'
import { listPublishedKeys } from '../data/signing-keys.ts'
import type { DB } from '../generated/database.ts'
import { rotateSigningKeys } from '../keys/rotate.ts'
import type { AuthSetup } from '../setup.ts'

type AuthJob = Job<DB, AuthConfig, AuthSetup>

const minute = 60_000
const day = 24 * 60 * minute

/** What a request left behind when its process ended, and what failed the first time. */
const sendMails: AuthJob = {
  name: 'send-mails',
  everyMs: 5_000,
  run: ({ setup }) => setup.mailer.sendDue(),
}

const cleanUp: AuthJob = {
  name: 'clean-up',
  everyMs: 10 * minute,
  async run({ database, log }) {
    const deleted = await deleteExpiredRows(database.system)
    if (Object.keys(deleted).length > 0) log.info({ deleted }, 'expired rows deleted')
  },
}

/** `pnpm auth:rotate-keys` does the same at any time. */
const rotateKeys: AuthJob = {
  name: 'rotate-keys',
  everyMs: 60 * minute,
  async run({ config, database, setup, log }) {
    const last = (await listPublishedKeys(database.system)).at(-1)
    if (!last || Date.now() - last.signsFrom.getTime() < config.KEY_ROTATION_DAYS * day) return
    const { keyId, signsFrom } = await rotateSigningKeys(database.system, { sealingKey: setup.secrets.sealing })
    log.info({ keyId, signsFrom }, 'signing key rotated')
  },
}

export const jobs = [sendMails, cleanUp, rotateKeys]
