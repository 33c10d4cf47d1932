import { parseIds } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { findAccount } from '../../data/accounts.ts'
import type { RevokeSessionInput } from '../../generated/resolvers.ts'
import type { AccountPayload } from '../../payloads.ts'
import { closeOwnSessions } from '../../sessions/close-own-sessions.ts'

/** Ends one of the viewer's sessions, which may be the one that asks. */
export async function revokeSession(
  ctx: AuthContext,
  viewer: Viewer,
  input: RevokeSessionInput,
): Promise<AccountPayload> {
  const only = parseIds([input.sessionId])
  const endedIds = only.length > 0 ? await closeOwnSessions(ctx, viewer, { only, reason: 'REVOKED' }) : []
  if (endedIds.length === 0) {
    return failed(userError('NOT_FOUND', 'This session does not exist or has ended.', ['input', 'sessionId']))
  }
  return { account: await findAccount(ctx.db, viewer.id), errors: [] }
}
