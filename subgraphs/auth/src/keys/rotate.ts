import { newId } from '@plaza/database'
import { accessTokenLifetimeSeconds, seal } from '@plaza/server'
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import type { Db, Trx } from '../data/db.ts'
import { insertSecurityEvent } from '../data/security-events.ts'
import {
  insertSigningKey,
  listPublishedKeys,
  lockSigningKeys,
  updateSigningKeyEnd,
  updateWithdrawnKeys,
} from '../data/signing-keys.ts'
import { openPrivateKey } from './private-key.ts'

/**
 * How long a new key is published before it signs. Verifiers read the key set once a minute, and auth's own replicas every
 * 30 seconds, so by then everybody knows it.
 */
export const rotationOverlapMs = 150_000

/** Beyond the life of the last token a key has signed: clocks differ. */
const publicationMarginMs = 60_000

export interface RotationOptions {
  readonly sealingKey: Buffer
  /** 0 signs with the new key at once: verifiers then fetch the key set when they meet it. */
  readonly overlapMs?: number
  /** Takes the older keys out at once, for when one is known to have leaked: everybody has to refresh. */
  readonly withdrawsOthers?: boolean
  readonly now?: Date
}

export interface Rotation {
  readonly keyId: string
  readonly signsFrom: Date
}

/** Makes the next signing key. The one before signs until then and is published until its last token has expired. */
export async function rotateSigningKeys(db: Db, options: RotationOptions): Promise<Rotation> {
  const { sealingKey, withdrawsOthers = false, overlapMs = rotationOverlapMs, now = new Date() } = options
  return db.transaction().execute(async (trx) => {
    await lockSigningKeys(trx)
    const last = (await listPublishedKeys(trx)).find((key) => key.signsUntil === null)
    let signsFrom = now
    if (withdrawsOthers) await updateWithdrawnKeys(trx, now)
    else if (last) {
      // A key that the running service could not open would sign nobody in.
      openPrivateKey(last, sealingKey)
      // A second rotation soon after the first must not cut short a key that has not begun.
      signsFrom = new Date(Math.max(now.getTime() + overlapMs, last.signsFrom.getTime()))
      const publishedUntil = signsFrom.getTime() + accessTokenLifetimeSeconds * 1000 + publicationMarginMs
      await updateSigningKeyEnd(trx, last.id, { signsUntil: signsFrom, publishedUntil: new Date(publishedUntil) })
    }
    const keyId = await createKey(trx, sealingKey, signsFrom)
    await insertSecurityEvent(trx, { type: 'SIGNING_KEY_ROTATED', reason: withdrawsOthers ? 'WITHDRAWN' : null })
    return { keyId, signsFrom }
  })
}

/** Makes the very first key, unless another process has just done so. */
export async function ensureSigningKey(db: Db, sealingKey: Buffer): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockSigningKeys(trx)
    if ((await listPublishedKeys(trx)).some((key) => key.signsUntil === null)) return
    // In the past, since the clocks of replicas differ.
    await createKey(trx, sealingKey, new Date(Date.now() - publicationMarginMs))
  })
}

async function createKey(trx: Trx, sealingKey: Buffer, signsFrom: Date): Promise<string> {
  const id = newId()
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const privateKeyEncrypted = seal(Buffer.from(await exportPKCS8(privateKey)), sealingKey, id)
  const jwk = { ...(await exportJWK(publicKey)), kid: id, alg: 'EdDSA', use: 'sig' }
  await insertSigningKey(trx, { id, publicKey: jwk, privateKeyEncrypted, signsFrom })
  return id
}
