import { listPublishedKeys } from '../data/signing-keys.ts'
import { rotateSigningKeys } from '../keys/rotate.ts'
import type { AuthJob } from './job.ts'

const dayMs = 24 * 60 * 60_000

/** `pnpm auth:rotate-keys` does the same at any time. */
export const rotateKeys: AuthJob = {
  name: 'rotate-keys',
  everyMs: 60 * 60_000,
  async run({ config, database, setup, log }) {
    const last = (await listPublishedKeys(database.system)).at(-1)
    if (!last || Date.now() - last.signsFrom.getTime() < config.KEY_ROTATION_DAYS * dayMs) return
    const { keyId, signsFrom } = await rotateSigningKeys(database.system, { sealingKey: setup.secrets.sealing })
    log.info({ keyId, signsFrom }, 'signing key rotated')
  },
}
