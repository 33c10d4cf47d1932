import type { EventBus } from '@plaza/events'
import { sessionEnded } from '@plaza/schema/events'
import type { Revocations } from './revocations.ts'
import { accessTokenLifetimeSeconds } from './viewer.ts'

export interface FollowedSessions {
  /** Resolves when the set knows every session that ended before; until then a token of one would be taken for good. */
  readonly caughtUp: Promise<void>
  stop(): void
}

/** Feeds `session.ended` into the set, from as far back as a token of such a session may still live. */
export function followSessions(bus: EventBus, revocations: Revocations): FollowedSessions {
  const { promise: caughtUp, resolve: onCaughtUp } = Promise.withResolvers<void>()
  const stop = bus
    .live('auth')
    .subscribe(sessionEnded, ({ data }) => revocations.end(data.sessionIds, new Date(data.endedAt)), {
      sinceMs: (accessTokenLifetimeSeconds + 60) * 1000,
      onCaughtUp,
    })
  return { caughtUp, stop }
}
