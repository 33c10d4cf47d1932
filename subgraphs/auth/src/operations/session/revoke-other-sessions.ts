import type { Viewer } from '@plaza/server'
import type { AuthContext } from '../../context.ts'
import { findAccount } from '../../data/accounts.ts'
import type { AccountPayload } from '../../payloads.ts'
import { closeOwnSessions } from '../../sessions/close-own-sessions.ts'

/** Ends every session of the viewer but the one that asks. */
export async function revokeOtherSessions(ctx: AuthContext, viewer: Viewer): Promise<AccountPayload> {
  await closeOwnSessions(ctx, viewer, { except: viewer.sessionId, reason: 'REVOKED' })
  return { account: await findAccount(ctx.db, viewer.id), errors: [] }
}
