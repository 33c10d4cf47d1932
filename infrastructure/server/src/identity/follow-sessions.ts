import type { EventBus } from '@plaza/events'
import { sessionEnded } from '@plaza/schema/events'
import { Degraded } from '../readiness.ts'
import type { Revocations } from './revocations.ts'
import { accessTokenLifetimeSeconds } from './viewer.ts'

/** A set of ended sessions that is kept up to date. */
export interface FollowedSessions {
  /** Resolves when the set knows each session that ended before; until then their tokens would be accepted. */
  readonly caughtUp: Promise<void>
  /** Ends the subscription. */
  stop(): void
}

/**
 * What health asks of a process that follows ended sessions.
 * @throws Degraded while none is heard of, and access tokens count for two minutes only
 */
export const sessionsCheck = (revocations: Revocations) => async (): Promise<void> => {
  if (!revocations.isDeaf) return
  throw new Degraded(
    'Ended sessions are not heard of, because Kafka is away: access tokens count for two minutes until it is back.',
  )
}

/** Feeds auth's `session.ended` events into the set, from as far back as an access token of such a session may live. */
export function followSessions(bus: EventBus, revocations: Revocations): FollowedSessions {
  revocations.hearFrom(() => bus.silentMs('auth'))
  const { promise: caughtUp, resolve: onCaughtUp } = Promise.withResolvers<void>()
  const stop = bus
    .live('auth')
    .subscribe(sessionEnded, ({ data }) => revocations.end(data.sessionIds, new Date(data.endedAt)), {
      sinceMs: (accessTokenLifetimeSeconds + 60) * 1000,
      onCaughtUp,
    })
  return { caughtUp, stop }
}
