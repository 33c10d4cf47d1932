import { newId } from '@plaza/database'
import type { Db } from './db.ts'

export type SecurityEventType =
  | 'ACCOUNT_CREATED'
  | 'ACCOUNT_DEACTIVATED'
  | 'ACCOUNT_REACTIVATED'
  | 'ACCOUNT_DELETED'
  | 'SIGNED_IN'
  | 'SIGN_IN_FAILED'
  | 'PASSWORD_REFUSED'
  | 'THROTTLED'
  | 'SESSION_ENDED'
  | 'TOKEN_REUSED'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET'
  | 'PASSWORD_RESET_REQUESTED'
  | 'PASSWORD_REHASHED'
  | 'EMAIL_CHANGE_REQUESTED'
  | 'EMAIL_CHANGED'
  | 'EMAIL_VERIFIED'
  | 'USERNAME_CHANGED'
  | 'SIGNING_KEY_ROTATED'

export interface SecurityEvent {
  type: SecurityEventType
  accountId?: string | null
  sessionId?: string | null
  /** A word in capitals, never a name, an address or a text from outside. */
  reason?: string | null
}

/** Adds to the security log, which holds ids and words only. */
export async function insertSecurityEvent(db: Db, event: SecurityEvent): Promise<void> {
  await db
    .insertInto('securityEvents')
    .values({ id: newId(), ...event })
    .execute()
}
