import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseId } from '@plaza/database'

const lifetimeMs = 60 * 60_000

interface Proof {
  readonly accountId: string
  readonly decisionId: string
}

/** Proves for an hour that somebody knew the password of a suspended account. Nothing is stored of it. */
export function createAppealToken({ accountId, decisionId }: Proof, secret: Buffer, now: Date): string {
  const claims = `${accountId}.${decisionId}.${now.getTime() + lifetimeMs}`
  return `${claims}.${sign(claims, secret).toString('base64url')}`
}

/** What a token proves; null when it is forged, malformed or out of date. */
export function readAppealToken(token: string, secret: Buffer, now: Date): Proof | null {
  const end = token.lastIndexOf('.')
  const claims = token.slice(0, Math.max(end, 0))
  const signature = Buffer.from(token.slice(end + 1), 'base64url')
  const expected = sign(claims, secret)
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return null
  const [account, decision, expiry] = claims.split('.')
  const [accountId, decisionId] = [parseId(account), parseId(decision)]
  return accountId && decisionId && Number(expiry) > now.getTime() ? { accountId, decisionId } : null
}

const sign = (claims: string, secret: Buffer) => createHmac('sha256', secret).update(claims).digest()
