import type { SigningKey } from '../keys/key-ring.ts'
import { accessTokenExpiry, signAccessToken } from './access-token.ts'

/** The contract's `AuthTokens`. */
export interface TokenPair {
  accessToken: string
  accessTokenExpiresAt: Date
  refreshToken: string
  refreshTokenExpiresAt: Date
}

export interface IssuedRefreshToken {
  readonly id: string
  readonly sessionId: string
  readonly accountId: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

export interface TokenTerms {
  readonly accessTokenSeconds: number
  readonly restrictedUntil: Date | null
}

/** The pair that goes with a stored refresh token: the same one, however often it is asked for. */
export async function createTokenPair(
  key: SigningKey,
  issued: IssuedRefreshToken,
  refreshToken: string,
  { accessTokenSeconds, restrictedUntil }: TokenTerms,
): Promise<TokenPair> {
  const expiresAt = accessTokenExpiry(issued.createdAt, accessTokenSeconds)
  const accessToken = await signAccessToken(key, {
    accountId: issued.accountId,
    sessionId: issued.sessionId,
    tokenId: issued.id,
    issuedAt: issued.createdAt,
    expiresAt,
    restrictedUntil,
  })
  return {
    accessToken,
    accessTokenExpiresAt: expiresAt,
    refreshToken,
    refreshTokenExpiresAt: issued.expiresAt,
  }
}
