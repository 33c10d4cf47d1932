import { GraphQLError } from 'graphql'
import type { RequestContext } from '../define-subgraph.ts'

/** Why a stream ends, as its client is told. */
const ended = (reason: 'REVOKED' | 'EXPIRED', message: string) =>
  new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', reason } })

export const serviceIsStopping = () =>
  new GraphQLError('This service is stopping; subscribe again in a moment.', {
    extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
  })

/**
 * Nobody hears more than they could ask for: the stream ends with the session and with the token it was opened with.
 * Returns how to stop watching.
 */
export function endWithSession(ending: AbortController, { viewer, revocations }: RequestContext): () => void {
  if (!viewer) return () => {}
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

/**
 * The items of a source until the signal aborts, which ends the source also while it waits. The signal is listened to
 * anew at each step: a race with one promise for the whole stream would keep all its items in memory.
 */
export async function* untilAborted<Item>(
  source: AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item, void, void> {
  const iterator = source[Symbol.asyncIterator]()
  try {
    while (!signal.aborted) {
      const step = await nextUnlessAborted(iterator, signal)
      if (step === null || step.done) return
      yield step.value
    }
  } finally {
    // Not awaited: a generator that waits takes `return` only when it wakes.
    void iterator.return?.().catch(() => {})
  }
}

function nextUnlessAborted<Item>(
  iterator: AsyncIterator<Item>,
  signal: AbortSignal,
): Promise<IteratorResult<Item, unknown> | null> {
  const { promise, resolve, reject } = Promise.withResolvers<IteratorResult<Item, unknown> | null>()
  const stop = () => resolve(null)
  signal.addEventListener('abort', stop, { once: true })
  iterator.next().then(resolve, reject)
  return promise.finally(() => signal.removeEventListener('abort', stop))
}
