import type { EventBus } from '@plaza/events'
import { sessionEnded } from '@plaza/schema/events'
import type { Revocations } from './revocations.ts'
import { accessTokenLifetimeSeconds } from './viewer.ts'

/** A set of ended sessions that is kept up to date. */
export interface FollowedSessions {
  /** Resolves when the set knows each session that ended before; until then their tokens would be accepted. */
  readonly caughtUp: Promise<void>
  /** Ends the subscription. */
  stop(): void
}

/** Feeds auth's `session.ended` events into the set, from as far back as an access token of such a session may live. */
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
