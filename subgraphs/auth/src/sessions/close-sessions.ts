import { publish } from '@plaza/events'
import { sessionEnded } from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import { insertSecurityEvent } from '../data/security-events.ts'
import { type SessionsToEnd, updateEndedSessions } from '../data/sessions.ts'

/**
 * Ends sessions and tells the services that verify tokens. Gives their ids; once the transaction has committed, the caller
 * hands them to `revocations`, so that this process need not wait for its own event.
 */
export async function closeSessions(trx: Trx, end: SessionsToEnd): Promise<string[]> {
  const sessionIds = await updateEndedSessions(trx, end)
  if (sessionIds.length === 0) return sessionIds
  const { accountId, reason, endedAt } = end
  await publish(trx, sessionEnded, { userId: accountId, sessionIds, reason, endedAt })
  for (const sessionId of sessionIds) {
    await insertSecurityEvent(trx, { type: 'SESSION_ENDED', accountId, sessionId, reason })
  }
  return sessionIds
}
