import { setTimeout } from 'node:timers/promises'
import { type Database, outageOf } from '@plaza/database'
import { type LeasedTask, renewEveryMs, renewLease } from '../data/processing-tasks.ts'
import type { DB } from '../generated/database.ts'

/** The file is deleted, or another worker has it: whatever this one has made is dropped. */
export class LeaseLost extends Error {}

/** A lease that is renewed until it ends. */
export interface Lease extends AsyncDisposable {
  /** Aborts when the lease is lost, with LeaseLost, or when the service stops. */
  readonly signal: AbortSignal
}

/** Renews the lease on a task until it is disposed. */
export function keepLease(database: Database<DB>, task: LeasedTask, stopped: AbortSignal): Lease {
  const lost = new AbortController()
  const ended = new AbortController()
  const renewing = renew()
  return {
    signal: AbortSignal.any([stopped, lost.signal]),
    async [Symbol.asyncDispose]() {
      ended.abort()
      await renewing
    },
  }

  async function renew(): Promise<void> {
    for (;;) {
      await setTimeout(renewEveryMs, undefined, { signal: ended.signal }).catch(() => {})
      if (ended.signal.aborted) return
      try {
        if (!(await renewLease(database.system, task))) return lost.abort(new LeaseLost('The lease is lost.'))
      } catch (error) {
        // The next renewal, or the commit, finds out whether it is still there.
        const away = outageOf(error)
        if (away) database.outages.failed(away, error)
      }
    }
  }
}
