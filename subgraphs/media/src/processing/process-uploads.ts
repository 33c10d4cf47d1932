import { availableParallelism } from 'node:os'
import { outageOf } from '@plaza/database'
import { describe, type Logger } from '@plaza/server'
import { type LeasedTask, leaseTask, releaseLease, taskChannel } from '../data/processing-tasks.ts'
import type { MediaService, MediaWorker } from '../jobs/job.ts'
import { countersOf } from '../metrics.ts'
import { commitReady, commitRejected } from './commit-judgement.ts'
import { openTaskFolder } from './folder.ts'
import { type Judgement, judgeUpload } from './judge-upload.ts'
import { keepLease, LeaseLost } from './lease.ts'
import { ChildCrashed, LimitExceeded } from './run-child.ts'
import { storeOutputs } from './store-outputs.ts'

/** A file with which so many workers have ended, or failed in ways that nobody foresaw, is not worth another one. */
const mostAttempts = 10
/** Before a file that could not be processed is tried again: the longer, the more it costs to fetch it again. */
const retryMs = ({ byteSize }: LeasedTask) => 2_000 + byteSize / 10_000

/** Makes uploads fit for others, or rejects them. */
export const processUploads: MediaWorker = {
  name: 'process-uploads',
  channel: taskChannel,
  pollMs: 5_000,
  concurrency: ({ config }) => config.PROCESSING_CONCURRENCY ?? Math.max(1, Math.floor(availableParallelism() / 2)),
  async run(service, stopped) {
    const task = await leaseTask(service.database.system)
    if (!task) return false
    const { mediaId, attempt } = task
    const log = service.log.child({ mediaId, attempt })
    await using lease = keepLease(service.database, task, stopped)
    const began = performance.now()
    try {
      const { verdict, ...why } = await processUpload(service, task, lease.signal)
      const seconds = (performance.now() - began) / 1000
      const counters = countersOf(service.metrics)
      counters.processed.inc({ outcome: why.reason ?? verdict })
      counters.seconds.observe({ kind: task.kind }, seconds)
      log.info({ verdict, ...why, seconds }, 'an upload has been processed')
    } catch (error) {
      await giveBack(service, task, error, { isStopped: stopped.aborted, log })
    }
    return true
  },
}

/** @throws the error again when it is of an outage, which the next upload would meet too */
async function giveBack(
  { database }: MediaService,
  task: LeasedTask,
  error: unknown,
  { isStopped, log }: { isStopped: boolean; log: Logger },
): Promise<void> {
  const away = isStopped ? null : outageOf(error)
  const release = { isCounted: !isStopped && !away, delayMs: isStopped ? 0 : retryMs(task) }
  if (error instanceof LeaseLost || !(await releaseLease(database.system, task, release))) {
    log.info('an upload was deleted or went to another worker while it was processed; the result is dropped')
  } else if (isStopped) log.info('an upload is given back, because this process stops')
  else if (away) throw error
  else log.warn({ err: describe(error) }, 'an upload could not be processed; it is tried again')
}

/** Gives what was committed, without what was made. */
async function processUpload(
  service: MediaService,
  task: LeasedTask,
  signal: AbortSignal,
): Promise<{ verdict: Judgement['verdict']; reason?: string; why?: string }> {
  const { database, setup } = service
  await using folder = await openTaskFolder(setup.processingFolder, task)
  const judgement = await judge(service, task, folder.path, signal)
  if (judgement.verdict === 'REJECTED') await commitRejected(database.system, task, judgement)
  else {
    await storeOutputs(service, task.mediaId, judgement, {
      signal,
      take: (stored) => commitReady(database.system, task, judgement, stored),
    })
  }
  // They are noted for removal too.
  await setup.storage.delete([task.objectKey]).catch((error) => {
    database.outages.failed(outageOf(error) ?? 'storage', error)
  })
  const { verdict } = judgement
  return verdict === 'REJECTED' ? judgement : { verdict }
}

async function judge(service: MediaService, task: LeasedTask, folder: string, signal: AbortSignal): Promise<Judgement> {
  if (task.attempt > mostAttempts)
    return { verdict: 'REJECTED', reason: 'CORRUPT', why: `It could not be processed in ${mostAttempts} attempts.` }
  try {
    return await judgeUpload(service, task, folder, signal)
  } catch (error) {
    const isOfFile = error instanceof LimitExceeded || error instanceof ChildCrashed
    // The machine may have been busy, but not each time.
    if (!isOfFile || task.attempt === 1) throw error
    return { verdict: 'REJECTED', reason: 'CORRUPT', why: error.message }
  }
}
