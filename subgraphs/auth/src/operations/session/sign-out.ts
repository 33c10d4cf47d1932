import type { Viewer } from '@plaza/server'
import type { AuthContext } from '../../context.ts'
import type { SignOutPayload } from '../../generated/resolvers.ts'
import { closeOwnSessions } from '../../sessions/close-own-sessions.ts'

/** Ends the session that asks. */
export async function signOut(ctx: AuthContext, viewer: Viewer): Promise<SignOutPayload> {
  await closeOwnSessions(ctx, viewer, { only: [viewer.sessionId], reason: 'SIGNED_OUT' })
  return { errors: [] }
}
