import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

export interface SessionRow {
  id: string
  accountId: string
  userAgent: string | null
  ipAddress: string | null
  createdAt: Date
  lastUsedAt: Date
  expiresAt: Date
}

export type EndReason = 'SIGNED_OUT' | 'REVOKED' | 'PASSWORD_CHANGED' | 'TOKEN_REUSED' | 'ACCOUNT_CLOSED'

export const maxSessions = 20
export const sessionLifetimeMs = 30 * 24 * 60 * 60 * 1000

/** Live sessions, most recently used first. */
export async function listLiveSessions(db: Db, accountId: string): Promise<SessionRow[]> {
  return db
    .selectFrom('sessions')
    .select(['id', 'accountId', 'userAgent', hostOf, 'createdAt', 'lastUsedAt', 'expiresAt'])
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`)
    .orderBy('lastUsedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(maxSessions)
    .execute()
}

/** The address without the netmask that `inet` would show. */
const hostOf = sql<string | null>`host(ip_address)`.as('ipAddress')

export async function insertSession(trx: Trx, session: SessionRow): Promise<void> {
  await trx.insertInto('sessions').values(session).execute()
}

/** Whether a session of the account, as far back as the clean-up keeps them, has named such a browser or app. */
export async function isKnownDevice(trx: Trx, accountId: string, userAgent: string | null): Promise<boolean> {
  if (userAgent === null) return false
  const row = await trx
    .selectFrom('sessions')
    .select('id')
    .where('accountId', '=', accountId)
    .where('userAgent', '=', userAgent)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Whether a session of the account, live or not, was last used from there; the answer for an unknown account takes as long.
 * @param network as the throttle counts: one IPv4 address, or the 64 bits of an IPv6 one that stay while a device changes
 *   the others
 */
export async function isKnownNetwork(system: Db, accountId: string | null, network: string | null): Promise<boolean> {
  const row = await system
    .selectFrom('sessions')
    .select('id')
    .where('accountId', '=', accountId ?? '00000000-0000-0000-0000-000000000000')
    .where(sql<boolean>`ip_address <<= ${network}`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function updateSessionUse(
  trx: Trx,
  id: string,
  use: { lastUsedAt: Date; expiresAt: Date; ipAddress: string | null },
): Promise<void> {
  await trx.updateTable('sessions').set(use).where('id', '=', id).execute()
}

export interface SessionsToEnd {
  accountId: string
  reason: EndReason
  endedAt: Date
  /** These alone; all of the account's unless given. */
  only?: readonly string[]
  /** All but this one. */
  except?: string
}

/** Ends live sessions and gives their ids. Their refresh tokens stay until clean-up, and open nothing any more. */
export async function updateEndedSessions(trx: Trx, end: SessionsToEnd): Promise<string[]> {
  let query = trx
    .updateTable('sessions')
    .set({ endedAt: end.endedAt, endReason: end.reason })
    .where('accountId', '=', end.accountId)
    .where('endedAt', 'is', null)
  if (end.only) query = query.where('id', 'in', end.only)
  if (end.except) query = query.where('id', '!=', end.except)
  const rows = await query.returning('id').execute()
  return rows.map((row) => row.id)
}

/** The live sessions beyond the maximum: those least recently used. */
export async function listSurplusSessionIds(trx: Trx, accountId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('sessions')
    .select('id')
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .orderBy('lastUsedAt', 'desc')
    .orderBy('id', 'desc')
    .offset(maxSessions)
    .execute()
  return rows.map((row) => row.id)
}
