import { newId } from '@plaza/database'
import { networkOf, type Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import { type AuthContext, asAccount } from '../../context.ts'
import type { Trx } from '../../data/db.ts'
import { findRestriction } from '../../data/decisions.ts'
import {
  findRefreshTokenForUpdate,
  findTokenOwner,
  getRefreshToken,
  insertRefreshToken,
  type RefreshTokenState,
  updateReplacedToken,
} from '../../data/refresh-tokens.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import { sessionLifetimeMs, updateSessionUse } from '../../data/sessions.ts'
import type { RefreshSessionInput, RefreshSessionPayload } from '../../generated/resolvers.ts'
import type { SigningKey } from '../../keys/key-ring.ts'
import { rateLimited } from '../../rules/errors.ts'
import { closeSessions } from '../../sessions/close-sessions.ts'
import { hashToken, succeedRefreshToken } from '../../tokens/opaque-token.ts'
import { judgeRefresh } from '../../tokens/rotation.ts'
import { createTokenPair, type TokenPair, type TokenTerms } from '../../tokens/token-pair.ts'

/** One answer for unknown, used up, out of date and revoked. */
const expired = () => failed(userError('EXPIRED', 'The session has ended. Sign in again.', ['input', 'refreshToken']))

/**
 * Trades a refresh token for the next pair. Within 30 seconds it gives the same pair again; after that a second use shows
 * that the token has two holders, and the session ends for both.
 */
export async function refreshSession(
  ctx: AuthContext,
  _viewer: Viewer | null,
  { refreshToken }: RefreshSessionInput,
): Promise<RefreshSessionPayload> {
  const tokenHash = hashToken(refreshToken)
  const owner = await findTokenOwner(ctx.owner, tokenHash)
  const wait = await ctx.auth.throttle.take(
    owner ? ['refreshBySession', owner.sessionId] : ['badRefreshByAddress', networkOf(ctx.client.ipAddress)],
  )
  if (wait > 0) return failed(rateLimited(wait))
  if (!owner) return expired()

  const refresh: Refresh = { ctx, accountId: owner.accountId, refreshToken, key: await ctx.auth.keyRing.current() }
  const outcome = await asAccount(ctx, owner.accountId, (db) =>
    db.transaction().execute(async (trx) => {
      const token = await findRefreshTokenForUpdate(trx, { sessionId: owner.sessionId, tokenHash })
      switch (token && judgeRefresh(token, ctx.now)) {
        case 'ROTATE':
          return { tokens: await rotate(trx, refresh, token!) }
        case 'REPEAT':
          return { tokens: await repeat(trx, refresh, token!) }
        case 'REUSED':
          return { endedIds: await endFamily(trx, refresh, token!) }
        default:
          return {}
      }
    }),
  )
  if (outcome.endedIds) ctx.revocations.end(outcome.endedIds, ctx.now)
  return outcome.tokens ? { tokens: outcome.tokens, errors: [] } : expired()
}

interface Refresh {
  readonly ctx: AuthContext
  readonly accountId: string
  readonly refreshToken: string
  readonly key: SigningKey
}

async function rotate(trx: Trx, refresh: Refresh, token: RefreshTokenState): Promise<TokenPair> {
  const { ctx, accountId, key } = refresh
  const { now } = ctx
  const expiresAt = new Date(now.getTime() + sessionLifetimeMs)
  const issued = { id: newId(), sessionId: token.sessionId, accountId, createdAt: now, expiresAt }
  const successor = succeedRefreshToken(refresh.refreshToken, issued.id, ctx.auth.secrets.succession)
  const row = { ...issued, tokenHash: hashToken(successor), signingKeyId: key.id, parentId: token.id }
  // Sent together, one round trip: PostgreSQL runs them in this order.
  await Promise.all([
    insertRefreshToken(trx, row),
    updateReplacedToken(trx, token.id, { usedAt: now, replacedBy: issued.id }),
    updateSessionUse(trx, token.sessionId, { lastUsedAt: now, expiresAt, ipAddress: ctx.client.ipAddress }),
  ])
  return createTokenPair(key, issued, successor, await termsOf(trx, refresh))
}

/** Makes the successor anew instead of storing it: the database never holds a token that opens something. */
async function repeat(trx: Trx, refresh: Refresh, token: RefreshTokenState): Promise<TokenPair | null> {
  const { ctx, accountId } = refresh
  if (token.replacedBy === null) return null
  const row = await getRefreshToken(trx, token.replacedBy)
  const key = await ctx.auth.keyRing.find(row.signingKeyId)
  const successor = succeedRefreshToken(refresh.refreshToken, row.id, ctx.auth.secrets.succession)
  // Another secret, or a withdrawn key, since the first answer: the same pair can't be made any more.
  if (!key || !hashToken(successor).equals(row.tokenHash)) return null
  const issued = { ...row, sessionId: token.sessionId, accountId }
  return createTokenPair(key, issued, successor, await termsOf(trx, refresh))
}

const termsOf = async (trx: Trx, { ctx, accountId }: Refresh): Promise<TokenTerms> => ({
  accessTokenSeconds: ctx.auth.accessTokenSeconds,
  restrictedUntil: await findRestriction(trx, accountId),
})

async function endFamily(trx: Trx, refresh: Refresh, { sessionId }: RefreshTokenState): Promise<string[]> {
  const { accountId, ctx } = refresh
  await insertSecurityEvent(trx, { type: 'TOKEN_REUSED', accountId, sessionId })
  return closeSessions(trx, { accountId, only: [sessionId], reason: 'TOKEN_REUSED', endedAt: ctx.now })
}
