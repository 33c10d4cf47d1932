import type { Job } from '@plaza/subgraph'
import { sql } from 'kysely'
import type { Db } from '../data/db.ts'
import type { DB } from '../generated/database.ts'
import { retentionDays } from '../rules/retention.ts'

const batchSize = 5_000

/** Deletes what is past its time, in batches, so that no request waits long for the locks of the job. */
export const endRetention: Job<DB> = {
  name: 'end-retention',
  everyMs: 3_600_000,
  async run({ database, log }) {
    const notifications = await deleteOld(database.system, 'notifications', 'created_at')
    const retractions = await deleteOld(database.system, 'retractions', 'retracted_at')
    const marks = await deleteOld(database.system, 'conversation_marks', 'updated_at')
    // Those that are empty by now went with the last of their notifications.
    await deleteOld(database.system, 'notification_groups', 'day')
    if (notifications + retractions + marks > 0) log.info({ notifications, retractions, marks }, 'retention ended')
  },
}

export async function deleteOld(
  db: Db,
  table: 'notifications' | 'notification_groups' | 'retractions' | 'conversation_marks',
  timeColumn: string,
): Promise<number> {
  let deleted = 0
  let batch: number
  do {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where ctid = any (array(
        select ctid from ${sql.table(table)}
        where ${sql.ref(timeColumn)} < now() - make_interval(days => ${sql.lit(retentionDays)})
        limit ${sql.lit(batchSize)}
      ))
    `.execute(db)
    batch = Number(numAffectedRows ?? 0n)
    deleted += batch
  } while (batch === batchSize)
  return deleted
}
