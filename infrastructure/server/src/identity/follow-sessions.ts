import type { EventBus } from '@plaza/events'
import { accountRestricted, sessionEnded } from '@plaza/schema/events'
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

/** Feeds auth's `session.ended` and `account.restricted` events into the sets, from as far back as an access token of such a session may live. */
export function followSessions(bus: EventBus, revocations: Revocations): FollowedSessions {
  revocations.hearFrom(() => bus.silentMs('auth'))
  const feed = bus.live('auth')
  const sinceMs = (accessTokenLifetimeSeconds + 60) * 1000
  const ended = Promise.withResolvers<void>()
  const restricted = Promise.withResolvers<void>()
  const stops = [
    feed.subscribe(sessionEnded, ({ data }) => revocations.end(data.sessionIds, new Date(data.endedAt)), {
      ...{ sinceMs, onCaughtUp: ended.resolve },
    }),
    feed.subscribe(
      accountRestricted,
      ({ data: { userId, until, changedAt } }) =>
        revocations.restrictions.change(userId, until && new Date(until), new Date(changedAt)),
      { sinceMs, onCaughtUp: restricted.resolve },
    ),
  ]
  return {
    caughtUp: Promise.all([ended.promise, restricted.promise]).then(() => {}),
    stop: () => {
      for (const stop of stops) stop()
    },
  }
}
