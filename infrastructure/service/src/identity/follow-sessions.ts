import type { EventBus } from '@plaza/events'
import { sessionEnded } from '@plaza/schema/events'
import type { Revocations } from './revocations.ts'
import { accessTokenLifetimeSeconds } from './viewer.ts'

/** Feeds `session.ended` into the set, from as far back as a token of such a session may still live. */
export function followSessions(bus: EventBus, revocations: Revocations): () => void {
  return bus
    .live('auth')
    .subscribe(sessionEnded, ({ data }) => revocations.end(data.sessionIds, new Date(data.endedAt)), {
      sinceMs: (accessTokenLifetimeSeconds + 60) * 1000,
    })
}
