import { tokenRefused } from '../errors/coded-error.ts'
import type { Revocations } from './revocations.ts'
import type { Viewer } from './viewer.ts'

/**
 * Ends what a viewer has open, such as a stream, with their access token and with their session: nobody hears more than
 * they could ask for. The abort's reason is a GraphQLError that tells the client why. Returns how to stop watching.
 */
export function endWithSession(ending: AbortController, viewer: Viewer, revocations: Revocations): () => void {
  const expired = setTimeout(
    () => ending.abort(tokenRefused('EXPIRED')),
    Math.max(0, viewer.expiresAt.getTime() - Date.now()),
  )
  const stop = revocations.onEnded(viewer.sessionId, () => ending.abort(tokenRefused('REVOKED')))
  return () => {
    clearTimeout(expired)
    stop()
  }
}
