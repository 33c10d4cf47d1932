import type { Db, Trx } from './db.ts'

const deadlock = '40P01'
const tries = 3

/**
 * Runs a change of the viewer's notifications, and again when PostgreSQL ended it to resolve a deadlock. No order of locks
 * can prevent one: the consumers take many events in one transaction, so their rows come in the order of events.
 */
export async function retryAfterDeadlock<Result>(db: Db, work: (trx: Trx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if ((error as { code?: unknown }).code !== deadlock || attempt === tries) throw error
    }
  }
}
