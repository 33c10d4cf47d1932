import { sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { type GrantKeys, type GrantSigningKey, isKeyOf, issuerOf } from './keys.ts'

const lifetimeMs = 5 * 60_000
/** Signing costs about 65 µs and verifying 210; feeds of the same minute show the same files, so they share a signature. */
const reuseMs = 60_000
const maxCached = 50_000
const anybody = '*'
/** No grant of ours is as long; a longer one is not taken apart. */
const maxLength = 300

/** Signs media grants. */
export interface GrantSigner {
  /**
   * Proves for 4 to 5 minutes that this service has checked that the viewer may see the file. A grant without a viewer
   * serves everybody, so it is only for files that everybody may see.
   * @throws Error when the service has no key
   */
  sign(mediaId: string, viewerId: string | null): string
}

/** Verifies media grants. */
export interface GrantVerifier {
  /** The trusted issuer that granted this file to this viewer or to everybody; null when none did, or the grant has expired. */
  issuerOf(mediaId: string, grant: string, viewerId: string | null): string | null
}

/** What a service is given as `grants`. */
export interface Grants extends GrantSigner, GrantVerifier {}

interface Clock {
  /** Milliseconds since 1970; only tests give their own. */
  now?: () => number
}

/**
 * Signs grants with an issuer's Ed25519 key, and gives the same grant again for a minute.
 * @throws Error when the issuer is not a service's name, or the key one of another's
 */
export function createGrantSigner(options: { issuer: string } & GrantSigningKey & Clock): GrantSigner {
  const { issuer, privateKey, keyId = issuer, now = Date.now } = options
  if (!/^[a-z-]+$/.test(issuer)) throw new Error(`An issuer is a service's name, not "${issuer}".`)
  if (!isKeyOf(issuer, keyId)) throw new Error(`"${keyId}" is no key of ${issuer}.`)
  const cache = new LRUCache<string, { grant: string; until: number }>({ max: maxCached })
  return {
    sign(mediaId, viewerId) {
      const viewer = viewerId ?? anybody
      const key = `${mediaId} ${viewer}`
      const time = now()
      const cached = cache.get(key)
      if (cached && cached.until > time) return cached.grant
      const expires = Math.floor((time + lifetimeMs) / 1000)
      const signature = signBytes(null, claims(mediaId, viewer, keyId, expires), privateKey)
      const grant = `${keyId}.${viewer}.${expires}.${signature.toString('base64url')}`
      cache.set(key, { grant, until: time + reuseMs })
      return grant
    },
  }
}

/** Verifies grants with the public Ed25519 keys that they name. A grant that was verified once costs a look-up. */
export function createGrantVerifier(options: { publicKeys: GrantKeys['publicKeys'] } & Clock): GrantVerifier {
  const { now = Date.now } = options
  const publicKeys = new Map(Object.entries(options.publicKeys))
  // Only genuine grants are kept, so that forged ones cannot push them out.
  const genuine = new LRUCache<string, true>({ max: maxCached })
  return {
    issuerOf(mediaId, grant, viewerId) {
      if (grant.length > maxLength) return null
      const parts = grant.split('.')
      const [keyId, viewer, expiry, signature] = parts
      if (parts.length !== 4 || !keyId || !viewer || !expiry || !signature) return null
      if (viewer !== anybody && viewer !== viewerId) return null
      const expires = Number(expiry)
      const time = now()
      // The upper bound keeps an issuer with a wrong clock from minting grants for ever.
      if (!Number.isSafeInteger(expires) || expires * 1000 <= time || expires * 1000 > time + 2 * lifetimeMs)
        return null
      // A grant is written in one way only: by others, one that is genuine could push all the rest out of the cache.
      const signed = Buffer.from(signature, 'base64url')
      if (String(expires) !== expiry || signed.toString('base64url') !== signature) return null
      const key = `${mediaId} ${grant}`
      const issuer = issuerOf(keyId)
      if (genuine.has(key)) return issuer
      const publicKey = publicKeys.get(keyId)
      if (!publicKey || !verifyBytes(null, claims(mediaId, viewer, keyId, expires), publicKey, signed)) return null
      genuine.set(key, true)
      return issuer
    },
  }
}

/** Joins the halves that a service has: services that show files sign, media verifies. The half that is missing refuses. */
export function createGrants(parts: {
  signer?: GrantSigner | undefined
  verifier?: GrantVerifier | undefined
}): Grants {
  const { signer, verifier } = parts
  return {
    sign(mediaId, viewerId) {
      if (!signer) throw new Error('This service has no key to sign media grants with.')
      return signer.sign(mediaId, viewerId)
    },
    issuerOf: (mediaId, grant, viewerId) => verifier?.issuerOf(mediaId, grant, viewerId) ?? null,
  }
}

// The first line sets grants apart from anything else that these keys may sign one day.
function claims(mediaId: string, viewer: string, keyId: string, expires: number): Buffer {
  return Buffer.from(`plaza media grant\n${mediaId}\n${viewer}\n${keyId}\n${expires}`)
}
