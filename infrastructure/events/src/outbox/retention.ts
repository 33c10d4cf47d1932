import { topics } from '@plaza/schema/events'
import type { Pool } from 'pg'

/** Longer than any topic keeps its events, so that no redelivery finds its inbox row gone. */
const inboxDays = 35
const batch = 5_000

/** How long published rows stay, by topic. In process the outbox is also the history that projections are rebuilt from. */
export type OutboxRetention = 'history' | 'short'

/**
 * Deletes rows of outbox, inbox and dead letters that are past their retention, in batches of 5,000.
 * @returns how many rows were deleted
 */
export async function deleteExpired(pool: Pool, service: string, retention: OutboxRetention): Promise<number> {
  let deleted = 0
  const run = async (text: string, values: unknown[]): Promise<void> => {
    for (let count = batch; count === batch; deleted += count) count = (await pool.query(text, values)).rowCount ?? 0
  }
  await run(
    `delete from inbox where ctid = any (array(
      select ctid from inbox where processed_at < now() - make_interval(days => $1) limit ${batch}))`,
    [inboxDays],
  )
  await run(
    `delete from dead_letters where ctid = any (array(
      select ctid from dead_letters where replayed_at < now() - make_interval(days => $1) limit ${batch}))`,
    [inboxDays],
  )
  if (retention === 'short') {
    await run(
      `delete from outbox where ctid = any (array(
        select ctid from outbox where published_at < now() - interval '1 day' limit ${batch}))`,
      [],
    )
    return deleted
  }
  for (const { name, kind, retentionMs } of topics.filter(({ producer }) => producer === service)) {
    // Of a state topic the last event of each key is kept for good, as a compacted topic does.
    const superseded =
      kind === 'state'
        ? 'and exists (select from outbox later where later.aggregatetype = $1 and later.aggregateid = o.aggregateid and later.position > o.position)'
        : ''
    await run(
      `delete from outbox where ctid = any (array(
        select ctid from outbox o where aggregatetype = $1
          and published_at < now() - make_interval(secs => $2) ${superseded} limit ${batch}))`,
      [name, (retentionMs ?? 7 * 86_400_000) / 1000],
    )
  }
  return deleted
}
