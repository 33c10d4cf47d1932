import { setTimeout } from 'node:timers/promises'
import type { Metrics } from '@plaza/server'
import type { Db } from './data/db.ts'
import { countProcessingTasks } from './data/processing-tasks.ts'

/** What workers and jobs count. */
export const countersOf = (metrics: Metrics) => ({
  processed: metrics.counter({
    name: 'plaza_media_uploads_processed_total',
    help: 'Uploads that this process has processed; outcome is READY, or why they were rejected',
    labels: ['outcome'],
  }),
  seconds: metrics.histogram({
    name: 'plaza_media_processing_seconds',
    help: 'How long the processing of an upload took, from when a worker took it to its outcome',
    labels: ['kind'],
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
  }),
  swept: metrics.counter({
    name: 'plaza_media_swept_total',
    help: 'What the jobs of this process have taken away of what nothing needs any more; job says of which kind',
    labels: ['job'],
  }),
})

/** Less than Prometheus waits, so that a database that is away does not take the other metrics with it. */
const askWithinMs = 2_000

/** Adds how many uploads wait; returns how to take it out again. */
export function observeWaitingUploads(metrics: Metrics, system: Db): () => void {
  const waiting = metrics.gauge({
    name: 'plaza_media_uploads_waiting',
    help: 'Uploads that wait for their processing or are in it; missing while the database does not say',
    acrossWorkers: 'max',
  })
  return metrics.beforeScrape(async () => {
    const count = countProcessingTasks(system).catch(() => null)
    const known = await Promise.race([count, setTimeout(askWithinMs, null, { ref: false })])
    // An old value would pass for a current one.
    if (known === null) waiting.remove()
    else waiting.set(known)
  })
}
