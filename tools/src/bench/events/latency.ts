import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { friendshipAccepted } from '@plaza/schema/events'
import type { Stage } from './stage.ts'

/** Milliseconds from the commit of each event to the commit of its effect, while so many come each second. */
export async function measureLatency(stage: Stage, perSecond: number, seconds: number): Promise<number[]> {
  const since = new Date()
  const running: Promise<void>[] = []
  const start = performance.now()
  for (let sent = 0; sent < perSecond * seconds; ) {
    const due = Math.min(Math.floor(((performance.now() - start) / 1000) * perSecond) + 1, perSecond * seconds)
    for (; sent < due; sent += 1) running.push(befriend(stage))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(running)
  await stage.bus.settled()
  const said = await commitTimes(
    stage.producer,
    'select id, transaction::xid as xid from outbox where created_at >= $1',
    since,
  )
  const done = await commitTimes(
    stage.consumer,
    'select event_id as id, xmin as xid from inbox where processed_at >= $1',
    since,
  )
  // The first second warms up connections and code.
  const warm = Math.min(...said.values()) + 1_000
  return [...said].filter(([, at]) => at > warm).map(([id, at]) => (done.get(id) ?? Number.NaN) - at)
}

async function befriend({ producer }: Stage): Promise<void> {
  const [lowId, highId] = [newId(), newId()]
  await producer.system.transaction().execute((trx) =>
    publish(trx, friendshipAccepted, {
      lowId,
      highId,
      version: 1,
      since: new Date(),
      friendRequestId: newId(),
      requesterId: lowId,
      accepterId: highId,
    }),
  )
}

/** PostgreSQL's own clock, for both sides. */
async function commitTimes(database: Stage['producer'], query: string, since: Date): Promise<Map<string, number>> {
  const { rows } = await database.pool.query<{ id: string; at: number }>(
    `select id, (extract(epoch from pg_xact_commit_timestamp(xid)) * 1000)::float8 as at from (${query}) seen`,
    [since],
  )
  return new Map(rows.map(({ id, at }) => [id, at]))
}
