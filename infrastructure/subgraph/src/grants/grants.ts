import { type KeyObject, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'

const LIFETIME_MS = 5 * 60_000
/** Signing costs about 65 µs and verifying 210; the feeds of a minute show the same files, so a signature serves them all. */
const REUSE_MS = 60_000
const CACHED = 50_000
const ANYBODY = '*'

export interface GrantSigner {
  /**
   * Proof that this service has checked that the viewer may see the file, valid for 4 to 5 minutes. Without a viewer it is
   * good for everybody, so only what everybody may see is granted so.
   */
  sign(mediaId: string, viewerId: string | null): string
}

export interface GrantVerifier {
  /** Whether a trusted issuer granted this file to this viewer (or to everybody) and the grant is still good. */
  verify(mediaId: string, grant: string, viewerId: string | null): boolean
}

export interface Grants extends GrantSigner, GrantVerifier {}

interface Clock {
  /** Milliseconds since 1970; only tests give their own. */
  now?: () => number
}

export function createGrantSigner(options: { issuer: string; privateKey: KeyObject } & Clock): GrantSigner {
  const { issuer, privateKey, now = Date.now } = options
  if (!/^[a-z-]+$/.test(issuer)) throw new Error(`An issuer is a service's name, not "${issuer}".`)
  const cache = new LRUCache<string, { grant: string; until: number }>({ max: CACHED })
  return {
    sign(mediaId, viewerId) {
      const viewer = viewerId ?? ANYBODY
      const key = `${mediaId} ${viewer}`
      const time = now()
      const cached = cache.get(key)
      if (cached && cached.until > time) return cached.grant
      const expires = Math.floor((time + LIFETIME_MS) / 1000)
      const signature = signBytes(null, claims(mediaId, viewer, issuer, expires), privateKey)
      const grant = `${issuer}.${viewer}.${expires}.${signature.toString('base64url')}`
      cache.set(key, { grant, until: time + REUSE_MS })
      return grant
    },
  }
}

export function createGrantVerifier(
  options: { publicKeys: Readonly<Record<string, KeyObject>> } & Clock,
): GrantVerifier {
  const { now = Date.now } = options
  const publicKeys = new Map(Object.entries(options.publicKeys))
  // Only what has proved genuine is kept, so forged grants cannot push good ones out.
  const genuine = new LRUCache<string, true>({ max: CACHED })
  return {
    verify(mediaId, grant, viewerId) {
      const parts = grant.split('.')
      const [issuer, viewer, expiry, signature] = parts
      if (parts.length !== 4 || !issuer || !viewer || !expiry || !signature) return false
      if (viewer !== ANYBODY && viewer !== viewerId) return false
      const expires = Number(expiry)
      const time = now()
      // The upper bound keeps an issuer with a wrong clock from minting grants for ever.
      if (!Number.isSafeInteger(expires) || expires * 1000 <= time || expires * 1000 > time + 2 * LIFETIME_MS)
        return false
      const key = `${mediaId} ${grant}`
      if (genuine.has(key)) return true
      const publicKey = publicKeys.get(issuer)
      if (!publicKey) return false
      const message = claims(mediaId, viewer, issuer, expires)
      if (!verifyBytes(null, message, publicKey, Buffer.from(signature, 'base64url'))) return false
      genuine.set(key, true)
      return true
    },
  }
}

/** What a service gets to see as `grants`: services that show files sign, media verifies; the other half refuses. */
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
    verify: (mediaId, grant, viewerId) => verifier?.verify(mediaId, grant, viewerId) ?? false,
  }
}

// A name of its own in front, so that no other thing these keys might sign one day can pass for a grant.
function claims(mediaId: string, viewer: string, issuer: string, expires: number): Buffer {
  return Buffer.from(`plaza media grant\n${mediaId}\n${viewer}\n${issuer}\n${expires}`)
}
