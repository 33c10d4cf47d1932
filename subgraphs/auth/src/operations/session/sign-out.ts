import { failed, requireViewer, type UserError, userError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { type AccountRow, findAccount } from '../../data/accounts.ts'
import type { SessionsToEnd } from '../../data/sessions.ts'
import type { RevokeSessionInput } from '../../generated/resolvers.ts'
import { closeSessions } from '../../sessions/close-sessions.ts'

type Result = { errors: UserError[] }

/** Ends the session that asks. */
export async function signOut(ctx: AuthContext): Promise<Result> {
  const { sessionId } = requireViewer(ctx)
  await close(ctx, { only: [sessionId], reason: 'SIGNED_OUT' })
  return { errors: [] }
}

/** Ends one of the viewer's sessions, which may be the one that asks. */
export async function revokeSession(
  ctx: AuthContext,
  { sessionId }: RevokeSessionInput,
): Promise<Result & { account?: AccountRow | null }> {
  const endedIds = isId(sessionId) ? await close(ctx, { only: [sessionId], reason: 'REVOKED' }) : []
  if (endedIds.length === 0) {
    return failed(userError('NOT_FOUND', 'This session does not exist or has ended.', ['input', 'sessionId']))
  }
  return { account: await ownAccount(ctx), errors: [] }
}

/** Ends every session of the viewer but the one that asks. */
export async function revokeOtherSessions(ctx: AuthContext): Promise<Result & { account: AccountRow | null }> {
  const { sessionId } = requireViewer(ctx)
  await close(ctx, { except: sessionId, reason: 'REVOKED' })
  return { account: await ownAccount(ctx), errors: [] }
}

async function close(
  ctx: AuthContext,
  end: Pick<SessionsToEnd, 'reason' | 'only' | 'except'>,
): Promise<readonly string[]> {
  const { id: accountId } = requireViewer(ctx)
  const endedAt = ctx.now
  const endedIds = await ctx.db.transaction().execute((trx) => closeSessions(trx, { ...end, accountId, endedAt }))
  ctx.revocations.end(endedIds, endedAt)
  return endedIds
}

async function ownAccount(ctx: AuthContext): Promise<AccountRow | null> {
  return (await findAccount(ctx.db, requireViewer(ctx).id)) ?? null
}

const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
