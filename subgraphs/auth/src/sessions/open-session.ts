import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { sessionStarted } from '@plaza/schema/events'
import type { AuthContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import { findRestriction } from '../data/decisions.ts'
import { insertRefreshToken } from '../data/refresh-tokens.ts'
import { insertSecurityEvent } from '../data/security-events.ts'
import { insertSession, isKnownDevice, listSurplusSessionIds, sessionLifetimeMs } from '../data/sessions.ts'
import type { SigningKey } from '../keys/key-ring.ts'
import { createToken, hashToken } from '../tokens/opaque-token.ts'
import { createTokenPair, type TokenPair } from '../tokens/token-pair.ts'
import { closeSessions } from './close-sessions.ts'

const maxUserAgentLength = 512

export interface OpenedSession {
  readonly sessionId: string
  readonly tokens: TokenPair
  /** Sessions that had to make room. */
  readonly endedIds: readonly string[]
}

/** Signs a device in, in the transaction of what allows it to. The caller has locked the account's row. */
export async function openSession(
  trx: Trx,
  ctx: AuthContext,
  session: { accountId: string; key: SigningKey; now: Date; isFirst?: boolean },
): Promise<OpenedSession> {
  const { accountId, key, now } = session
  const userAgent = ctx.client.userAgent?.slice(0, maxUserAgentLength) ?? null
  const isNewDevice = !session.isFirst && !(await isKnownDevice(trx, accountId, userAgent))
  const expiresAt = new Date(now.getTime() + sessionLifetimeMs)
  const sessionId = newId()
  await insertSession(trx, {
    id: sessionId,
    accountId,
    userAgent,
    ipAddress: ctx.client.ipAddress,
    createdAt: now,
    lastUsedAt: now,
    expiresAt,
  })
  const refreshToken = createToken()
  const issued = { id: newId(), sessionId, accountId, createdAt: now, expiresAt }
  await insertRefreshToken(trx, {
    ...issued,
    tokenHash: hashToken(refreshToken),
    signingKeyId: key.id,
    parentId: null,
  })
  await publish(trx, sessionStarted, { userId: accountId, sessionId, isNewDevice, startedAt: now })
  await insertSecurityEvent(trx, { type: 'SIGNED_IN', accountId, sessionId })
  const surplus = session.isFirst ? [] : await listSurplusSessionIds(trx, accountId)
  const endedIds = surplus.length
    ? await closeSessions(trx, { accountId, only: surplus, reason: 'REVOKED', endedAt: now })
    : []
  const tokens = await createTokenPair(key, issued, refreshToken, {
    accessTokenSeconds: ctx.auth.accessTokenSeconds,
    restrictedUntil: await findRestriction(trx, accountId),
  })
  return { sessionId, endedIds, tokens }
}
