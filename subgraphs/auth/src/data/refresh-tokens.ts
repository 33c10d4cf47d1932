import type { Db, Trx } from './db.ts'

/** A token together with what decides whether it still opens its session. */
export interface RefreshTokenState {
  id: string
  sessionId: string
  usedAt: Date | null
  replacedBy: string | null
  expiresAt: Date
  sessionEndedAt: Date | null
}

export interface RefreshTokenRow {
  id: string
  tokenHash: Buffer
  signingKeyId: string
  createdAt: Date
  expiresAt: Date
}

/**
 * The account and the session a token belongs to.
 * @param system the token says who asks, so nobody is the viewer yet
 */
export async function findTokenOwner(
  system: Db,
  tokenHash: Buffer,
): Promise<{ accountId: string; sessionId: string } | null> {
  const row = await system
    .selectFrom('refreshTokens')
    .select(['accountId', 'sessionId'])
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Locks the session and then its token, so that racing refreshes of one family come one after the other, whichever replica
 * they reach. In this order, since deleting the account goes from sessions to tokens.
 */
export async function findRefreshTokenForUpdate(
  trx: Trx,
  { sessionId, tokenHash }: { sessionId: string; tokenHash: Buffer },
): Promise<RefreshTokenState | null> {
  // Sent together, one round trip: PostgreSQL runs them in this order.
  const [session, token] = await Promise.all([
    trx.selectFrom('sessions').select('endedAt').where('id', '=', sessionId).forUpdate().executeTakeFirst(),
    trx
      .selectFrom('refreshTokens')
      .select(['id', 'sessionId', 'usedAt', 'replacedBy', 'expiresAt'])
      .where('tokenHash', '=', tokenHash)
      .forUpdate()
      .executeTakeFirst(),
  ])
  return session && token ? { ...token, sessionEndedAt: session.endedAt } : null
}

export async function getRefreshToken(trx: Trx, id: string): Promise<RefreshTokenRow> {
  return trx
    .selectFrom('refreshTokens')
    .select(['id', 'tokenHash', 'signingKeyId', 'createdAt', 'expiresAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export interface NewRefreshToken extends RefreshTokenRow {
  sessionId: string
  accountId: string
  parentId: string | null
}

export async function insertRefreshToken(trx: Trx, token: NewRefreshToken): Promise<void> {
  await trx.insertInto('refreshTokens').values(token).execute()
}

/** The unique parent makes sure that a token is replaced once. */
export async function updateReplacedToken(
  trx: Trx,
  id: string,
  by: { usedAt: Date; replacedBy: string },
): Promise<void> {
  await trx.updateTable('refreshTokens').set(by).where('id', '=', id).execute()
}
