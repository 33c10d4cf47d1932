import { publish } from '@plaza/events'
import { sessionEnded } from '@plaza/schema/events'
import type { Transaction } from 'kysely'
import { insertSecurityEvent } from '../data/security-events.ts'
import { endSessions, type SessionsToEnd } from '../data/sessions.ts'
import type { DB } from '../generated/database.ts'

/**
 * Ends sessions and tells whoever verifies tokens. Returns their ids; once the transaction has committed, the caller hands
 * them to `revocations`, so that this process need not wait for its own event.
 */
export async function closeSessions(trx: Transaction<DB>, end: SessionsToEnd): Promise<string[]> {
  const sessionIds = await endSessions(trx, end)
  if (sessionIds.length === 0) return sessionIds
  const { accountId, reason, endedAt } = end
  await publish(trx, sessionEnded, { userId: accountId, sessionIds, reason, endedAt })
  for (const sessionId of sessionIds) {
    await insertSecurityEvent(trx, { type: 'SESSION_ENDED', accountId, sessionId, reason })
  }
  return sessionIds
}
