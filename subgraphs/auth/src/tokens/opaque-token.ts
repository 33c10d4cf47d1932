import { createHash, createHmac, randomBytes } from 'node:crypto'

/** 256 random bits, in base64url: a first refresh token, or the token of a mailed link. */
export function createToken(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * The token that follows on another: the same whenever it is asked for again, on whichever replica, and unknowable without
 * the secret. The successor's own id is part of it, so that the secret and an old token alone lead nowhere.
 */
export function succeedRefreshToken(token: string, successorId: string, secret: Buffer): string {
  return createHmac('sha256', secret).update(successorId).update('\n').update(token).digest('base64url')
}

/** What is stored of a token that its holder alone knows. No salt: the tokens are random already. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
