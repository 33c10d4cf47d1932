import { publish } from '@plaza/events'
import { mediaReady, mediaRejected } from '@plaza/schema/events'
import type { Db, Trx } from '../data/db.ts'
import { deletePendingObjects, insertUploadRemoval } from '../data/pending-objects.ts'
import { lockFile, updateProcessedFile } from '../data/processed-files.ts'
import { deleteLeasedTask, type LeasedTask } from '../data/processing-tasks.ts'
import type { Judgement } from './judge-upload.ts'
import { LeaseLost } from './lease.ts'
import type { Ready } from './outcome.ts'
import { keysOf, type StoredOutputs } from './store-outputs.ts'

/**
 * Makes what was found out the file's state, once: of all workers that ever had the file the one with the lease does it.
 * @throws LeaseLost when that is not this one
 */
export async function commitReady(system: Db, task: LeasedTask, ready: Ready, stored: StoredOutputs): Promise<void> {
  await endTask(system, task, async (trx) => {
    const { main, mimeType, width, height, durationMs, blurhash } = ready
    const { objectKey, renditions } = stored
    await deletePendingObjects(trx, keysOf(stored))
    const file = await updateProcessedFile(trx, task.mediaId, {
      ...{ state: 'READY', objectKey, mimeType, byteSize: main.byteSize, sha256: Buffer.from(main.sha256, 'hex') },
      ...{ width, height, durationMs, blurhash, renditions: JSON.stringify(renditions) },
    })
    const { version, kind } = file
    await publish(trx, mediaReady, {
      ...{ mediaId: task.mediaId, ownerId: task.ownerId, kind, version },
      ...{ mimeType, byteSize: main.byteSize, width, height },
      durationSeconds: durationMs === null ? null : durationMs / 1000,
    })
  })
}

/** @throws LeaseLost */
export async function commitRejected(
  system: Db,
  task: LeasedTask,
  { reason }: Judgement & { verdict: 'REJECTED' },
): Promise<void> {
  await endTask(system, task, async (trx) => {
    const { version, kind } = await updateProcessedFile(trx, task.mediaId, {
      ...{ state: 'REJECTED', rejectionReason: reason },
    })
    await publish(trx, mediaRejected, { mediaId: task.mediaId, ownerId: task.ownerId, kind, version, reason })
  })
}

async function endTask(system: Db, task: LeasedTask, write: (trx: Trx) => Promise<void>): Promise<void> {
  await system.transaction().execute(async (trx) => {
    // File before task, as a deletion locks them.
    const isThere = await lockFile(trx, task.mediaId)
    if (!isThere || !(await deleteLeasedTask(trx, task))) throw new LeaseLost('The lease is lost.')
    await write(trx)
    await insertUploadRemoval(trx, task)
  })
}
