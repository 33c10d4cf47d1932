import { restrictedClaim, tokenIssuer, tokenType } from '@plaza/server'
import { SignJWT } from 'jose'
import type { SigningKey } from '../keys/key-ring.ts'

export interface AccessTokenClaims {
  readonly accountId: string
  readonly sessionId: string
  /** The id of the refresh token that was issued with it. */
  readonly tokenId: string
  readonly issuedAt: Date
  readonly expiresAt: Date
  /** Until when the person may not write, by a decision of the moderators. */
  readonly restrictedUntil: Date | null
}

/** Ed25519 signatures are deterministic: the same claims and key give the same token, to the letter. */
export async function signAccessToken(key: SigningKey, claims: AccessTokenClaims): Promise<string> {
  const { sessionId: sid, restrictedUntil } = claims
  return new SignJWT({
    sid,
    ...(restrictedUntil && { [restrictedClaim]: Math.ceil(restrictedUntil.getTime() / 1000) }),
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: tokenType, kid: key.id })
    .setIssuer(tokenIssuer)
    .setSubject(claims.accountId)
    .setJti(claims.tokenId)
    .setIssuedAt(claims.issuedAt)
    .setExpirationTime(claims.expiresAt)
    .sign(key.privateKey)
}

/** To the second, as in the token. */
export function accessTokenExpiry(issuedAt: Date, lifetimeSeconds: number): Date {
  return new Date((Math.floor(issuedAt.getTime() / 1000) + lifetimeSeconds) * 1000)
}
