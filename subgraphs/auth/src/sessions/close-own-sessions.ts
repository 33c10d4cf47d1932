import type { Viewer } from '@plaza/server'
import type { AuthContext } from '../context.ts'
import type { SessionsToEnd } from '../data/sessions.ts'
import { closeSessions } from './close-sessions.ts'

/** Ends sessions of the viewer's, at once also for their access tokens. Gives the ids of those that were live. */
export async function closeOwnSessions(
  ctx: AuthContext,
  viewer: Viewer,
  end: Pick<SessionsToEnd, 'reason' | 'only' | 'except'>,
): Promise<string[]> {
  const endedAt = ctx.now
  const endedIds = await ctx.db
    .transaction()
    .execute((trx) => closeSessions(trx, { ...end, accountId: viewer.id, endedAt }))
  ctx.revocations.end(endedIds, endedAt)
  return endedIds
}
