import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'
import type { MediaFileRow } from './media-files.ts'

/** Notified whenever there is a task that no worker has. */
export const taskChannel = 'processing_tasks'

const leaseSeconds = 30
/** So that a lease outlives a renewal that fails. */
export const renewEveryMs = (leaseSeconds * 1000) / 3

/** A file to process, and the lease on it that one worker has. */
export interface LeasedTask
  extends Pick<MediaFileRow, 'ownerId' | 'kind' | 'state' | 'mimeType' | 'byteSize' | 'objectKey'> {
  mediaId: string
  /**
   * Counts attempts that ended with neither a result nor an outage, this one included. It fences: while one worker has a
   * lease, no other has one of the same number.
   */
  attempt: number
}

/** Does nothing for a file that is not `SCANNING`, and for one that is queued already. */
export async function insertProcessingTask(trx: Trx, mediaId: string): Promise<void> {
  await sql`
    with file as (
      -- Against a worker that ends the file's processing meanwhile.
      select id, owner_id from media_files where id = ${mediaId} and state = 'SCANNING' for share
    ), queued as (
      insert into processing_tasks (media_id, start_tag)
      select file.id, greatest(
        0,
        (select min(start_tag) from processing_tasks),
        (
          select max(t.start_tag) + 1 from processing_tasks t join media_files f on f.id = t.media_id
          where f.owner_id = file.owner_id
        )
      )
      from file
      on conflict do nothing
      returning media_id
    )
    select pg_notify(${taskChannel}, '') from queued
  `.execute(trx)
}

/** Takes the next file that no other worker has; null when there is none. */
export async function leaseTask(system: Db): Promise<LeasedTask | null> {
  const { rows } = await sql<LeasedTask>`
    update processing_tasks t
    set attempts = t.attempts + 1, leased_until = now() + ${leaseSeconds} * interval '1 second'
    from media_files f
    where f.id = t.media_id and t.media_id = (
      select media_id from processing_tasks
      where leased_until is null or leased_until <= now()
      order by start_tag, queued_at limit 1 for update skip locked
    )
    returning t.media_id, t.attempts as attempt, f.owner_id, f.kind, f.state, f.mime_type, f.byte_size, f.object_key
  `.execute(system)
  return rows[0] ?? null
}

/** False when the lease is lost: another worker has the file, or it is deleted. */
export async function renewLease(system: Db, task: LeasedTask): Promise<boolean> {
  const { numUpdatedRows } = await ofLease(system, task)
    .set({ leasedUntil: sql<Date>`now() + ${leaseSeconds} * interval '1 second'` })
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/**
 * Gives the file back, for the next worker.
 * @param options.isCounted whether the attempt may have failed because of the file
 * @param options.delayMs how long no worker takes it
 * @returns false when the lease was lost already
 */
export async function releaseLease(
  system: Db,
  task: LeasedTask,
  { isCounted, delayMs }: { isCounted: boolean; delayMs: number },
): Promise<boolean> {
  const { numUpdatedRows } = await ofLease(system, task)
    .set({
      attempts: isCounted ? task.attempt : task.attempt - 1,
      leasedUntil: sql<Date>`now() + ${delayMs} * interval '1 millisecond'`,
    })
    .executeTakeFirstOrThrow()
  if (delayMs === 0) await sql`select pg_notify(${taskChannel}, '')`.execute(system)
  return numUpdatedRows > 0n
}

/** How many files wait for their processing or are in it. */
export async function countProcessingTasks(system: Db): Promise<number> {
  const { count } = await system
    .selectFrom('processingTasks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Ends the task; false when the lease is lost. */
export async function deleteLeasedTask(trx: Trx, task: LeasedTask): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('processingTasks')
    .where('mediaId', '=', task.mediaId)
    .where('attempts', '=', task.attempt)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

const ofLease = (system: Db, { mediaId, attempt }: LeasedTask) =>
  system.updateTable('processingTasks').where('mediaId', '=', mediaId).where('attempts', '=', attempt)
