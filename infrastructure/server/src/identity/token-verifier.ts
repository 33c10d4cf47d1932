import { parseId } from '@plaza/database'
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type ProtectedHeaderParameters } from 'jose'
import { LRUCache } from 'lru-cache'
import type { TokenRefusal } from '../errors/registry.ts'
import { type JwksSource, KeySet, type KeySetOptions } from './key-set.ts'
import { Revocations } from './revocations.ts'
import { restrictedClaim, tokenIssuer, tokenType, type Viewer } from './viewer.ts'

/** The viewer that a token speaks for, or why it is refused. */
export type TokenVerification =
  | { readonly viewer: Viewer; readonly refused?: never }
  | { readonly viewer: null; readonly refused: TokenRefusal }

/** What a token verifier needs. */
export interface TokenVerifierOptions extends KeySetOptions {
  readonly keys: JwksSource
  /** An empty set unless given. */
  readonly revocations?: Revocations
  /** How many verified tokens are remembered, at about 1 KB each; 10,000 unless given. */
  readonly cacheSize?: number
}

/** Verifies access tokens. */
export interface TokenVerifier {
  /** The viewer that the token speaks for, or why it is refused. Never throws. */
  verify(token: string): Promise<TokenVerification>
  /** Reads auth's keys ahead of the first request. True when they were read. */
  ready(): Promise<boolean>
  /** The sessions whose tokens are refused although they have not expired. */
  readonly revocations: Revocations
}

/** How old a token may be while this process hears of no ended session. */
const deafTokenAgeMs = 120_000

interface Verified {
  readonly viewer: Viewer
  readonly issuedAtMs: number
  readonly keyId: string
  readonly accepted: TokenVerification
}

/**
 * Makes a verifier of access tokens. Each process checks a token's signature once; after that a look-up answers, which still
 * sees that the token has expired, that its session has ended and that its key is no longer published.
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { keys: source, revocations = new Revocations(), cacheSize = 10_000, ...keySetOptions } = options
  const now = options.now ?? Date.now
  const keys = new KeySet(source, keySetOptions)
  const verified = new LRUCache<string, Verified>({ max: cacheSize })

  function judge({ viewer, issuedAtMs, keyId, accepted }: Verified): TokenVerification {
    if (viewer.expiresAt.getTime() <= now()) return refusals.EXPIRED
    if (revocations.has(viewer.sessionId)) return refusals.REVOKED
    // Auth gives a fresh token to a session that has not ended, and it knows.
    if (now() - issuedAtMs > deafTokenAgeMs && revocations.isDeaf) return refusals.EXPIRED
    return keys.holds(keyId) ? accepted : refusals.UNKNOWN_KEY
  }

  async function verify(token: string): Promise<TokenVerification> {
    const known = verified.get(token)
    if (known) return judge(known)
    const keyId = readKeyId(token)
    if (!keyId) return refusals.MALFORMED
    const key = await keys.find(keyId)
    if (!key) return keys.isLoaded ? refusals.UNKNOWN_KEY : refusals.KEYS_UNAVAILABLE
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['EdDSA'],
        issuer: tokenIssuer,
        typ: tokenType,
        requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp'],
        currentDate: new Date(now()),
      })
      const viewer = readViewer(payload)
      if (!viewer) return refusals.MALFORMED
      const entry: Verified = { viewer, issuedAtMs: payload.iat! * 1000, keyId, accepted: { viewer } }
      verified.set(token, entry)
      return judge(entry)
    } catch (error) {
      return error instanceof errors.JWTExpired ? refusals.EXPIRED : refusals.FORGED
    }
  }

  return { verify, revocations, ready: () => keys.load() }
}

const refusals = Object.fromEntries(
  (['MALFORMED', 'FORGED', 'UNKNOWN_KEY', 'EXPIRED', 'REVOKED', 'KEYS_UNAVAILABLE'] as const).map((refused) => [
    refused,
    { viewer: null, refused },
  ]),
) as Record<TokenRefusal, TokenVerification>

function readKeyId(token: string): string | undefined {
  try {
    const header: ProtectedHeaderParameters = decodeProtectedHeader(token)
    return header.alg === 'EdDSA' ? header.kid : undefined
  } catch {
    return undefined
  }
}

/** The person that an access token of ours speaks for. It is read and not checked, so it must come from auth itself. */
export const subjectOf = (token: string): string => decodeJwt(token).sub!

/** Ids go on into SQL settings and log lines, so even a signed token must hold real ones. */
function readViewer(claims: Record<string, unknown>): Viewer | undefined {
  const [id, sessionId, tokenId] = [claims.sub, claims.sid, claims.jti].map(parseId)
  if (!id || !sessionId || !tokenId || typeof claims.exp !== 'number') return undefined
  const until = claims[restrictedClaim]
  const restriction = typeof until === 'number' ? { restrictedUntil: new Date(until * 1000) } : {}
  return Object.freeze({ id, sessionId, tokenId, expiresAt: new Date(claims.exp * 1000), ...restriction })
}
