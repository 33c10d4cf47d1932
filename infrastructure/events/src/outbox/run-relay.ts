import { outageOf } from '@plaza/database'
import type { Pool } from 'pg'
import { pause } from '../concurrency/pause.ts'
import { relayLocks } from './polling-lock.ts'
import { Relay, type RelayOptions } from './relay.ts'
import { deleteExpired, type OutboxRetention } from './retention.ts'
import type { OutboxSession } from './session.ts'

export interface RunRelayOptions extends RelayOptions {
  pool: Pool
  retention: OutboxRetention
  /** Called when this session becomes the one that relays, and when it no longer is. */
  onActive(active: boolean): void
}

const leadershipPollMs = 500
const deleteExpiredEveryMs = 60_000

/**
 * Relays the outbox until the session's signal aborts. Of all sessions of one outbox one relays at a time, by an advisory
 * lock; the next takes over as soon as its connection is gone.
 */
export async function runRelay(session: OutboxSession, options: RunRelayOptions): Promise<void> {
  const { client, signal } = session
  while (!signal.aborted) {
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as leads', [
      relayLocks.space,
      relayLocks.leader,
    ])
    if (rows[0].leads) break
    await pause(leadershipPollMs, signal)
  }
  if (signal.aborted) return
  options.onActive(true)
  try {
    await Promise.all([new Relay(session, options).run(), keepRetention(session, options)])
  } finally {
    options.onActive(false)
  }
}

async function keepRetention({ signal }: OutboxSession, options: RunRelayOptions): Promise<void> {
  const { pool, retention, service, outages, log } = options
  while (!signal.aborted) {
    try {
      await deleteExpired(pool, service, retention)
    } catch (error) {
      const away = outageOf(error)
      if (away) outages.failed(away, error)
      else log.warn({ err: error }, 'expired rows of outbox and inbox could not be deleted')
    }
    await pause(deleteExpiredEveryMs, signal)
  }
}
