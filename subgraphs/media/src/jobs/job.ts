import type { Job, ServiceInstance, Worker } from '@plaza/subgraph'
import type { MediaConfig } from '../config.ts'
import type { DB } from '../generated/database.ts'
import { countersOf } from '../metrics.ts'
import type { MediaSetup } from '../setup.ts'

export type MediaService = ServiceInstance<DB, MediaConfig, MediaSetup>
export type MediaJob = Job<DB, MediaConfig, MediaSetup>
export type MediaWorker = Worker<DB, MediaConfig, MediaSetup>

/** What a sweep has found or taken away. */
export interface Swept {
  count: number
  /** That are free afterwards: of the quota for reservations, of storage for objects. */
  bytes: number
}

/** What a sweep needs of the service, and `pnpm media:sweep` has as well. */
export type Sweepable = Pick<MediaService, 'database' | 'setup'>

/** Takes away what nothing needs any more. Both look at no more than `most` things. */
export interface Sweep extends MediaJob {
  /** In the plural, as a sentence has it. */
  what: string
  /** What `sweep` would take away now. */
  find(service: Sweepable, most: number): Promise<Swept>
  sweep(service: Sweepable, most: number): Promise<Swept>
}

/** The rest waits for the next run, so that no run holds anything up. */
const mostARun = 5_000

export function defineSweep(sweep: Omit<Sweep, 'run'>): Sweep {
  return {
    ...sweep,
    async run(service) {
      const { count, bytes } = await sweep.sweep(service, mostARun)
      const { swept } = countersOf(service.metrics)
      swept.inc({ job: sweep.name }, count)
      if (count > 0) service.log.info({ count, bytes }, `swept: ${sweep.what}`)
    },
  }
}
