import { GraphQLError } from 'graphql'
import type { Revocations } from './revocations.ts'
import type { Viewer } from './viewer.ts'

const ended = (reason: 'EXPIRED' | 'REVOKED', message: string) =>
  new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', reason } })

/**
 * Ends what a viewer has open, such as a stream, with their access token and with their session: nobody hears more than
 * they could ask for. The abort's reason is a GraphQLError that tells the client why. Returns how to stop watching.
 */
export function endWithSession(ending: AbortController, viewer: Viewer, revocations: Revocations): () => void {
  const expired = setTimeout(
    () => ending.abort(ended('EXPIRED', 'The access token has expired: subscribe again with a fresh one.')),
    Math.max(0, viewer.expiresAt.getTime() - Date.now()),
  )
  const stop = revocations.onEnded(viewer.sessionId, () =>
    ending.abort(ended('REVOKED', 'The session of this access token has ended; sign in again.')),
  )
  return () => {
    clearTimeout(expired)
    stop()
  }
}
