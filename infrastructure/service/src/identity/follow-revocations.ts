import type { EventBus } from '@plaza/events'
import { sessionEnded } from '@plaza/schema/events'
import type { Revocations } from './revocations.ts'
import { accessTokenLifetimeSeconds } from './viewer.ts'

/**
 * Has a process hear of ended sessions, and of those that ended before it started while their tokens may still live. Once a
 * bus, whatever number of services share it. Returns how to stop.
 */
export function followRevocations(bus: Pick<EventBus, 'live'>, revocations: Revocations): () => void {
  return bus.live('auth').subscribe(sessionEnded, ({ data }) => revocations.end(data.sessionIds, data.endedAt), {
    sinceMs: accessTokenLifetimeSeconds * 1000,
  })
}
