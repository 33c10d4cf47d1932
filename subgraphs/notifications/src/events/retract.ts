import type { Trx } from '../data/db.ts'
import { lockAgainstTelling } from '../data/locks.ts'
import { deleteAbout, deleteRetraction, insertRetraction, restoreAbout, withdrawAbout } from '../data/told.ts'
import { tellViewers } from '../live/tell-viewers.ts'

/** Takes back what was told of a thing that is gone, or of something under it, and lets nobody be told of it any more. */
export async function retract(trx: Trx, subjectId: string): Promise<void> {
  await lockAgainstTelling(trx, [subjectId])
  await insertRetraction(trx, subjectId)
  await tellViewers(trx, await deleteAbout(trx, subjectId))
}

/** As `retract`, of what may come back: what was told is kept out of sight. */
export async function hold(trx: Trx, subjectId: string, heldAt: Date): Promise<void> {
  await lockAgainstTelling(trx, [subjectId])
  await insertRetraction(trx, subjectId)
  await tellViewers(trx, await withdrawAbout(trx, subjectId, heldAt))
}

/** What was held comes back, as it was; nobody is told anew, and what happened meanwhile is told to nobody. */
export async function release(trx: Trx, subjectId: string, heldAt: Date): Promise<void> {
  await lockAgainstTelling(trx, [subjectId])
  await deleteRetraction(trx, subjectId)
  await tellViewers(trx, await restoreAbout(trx, subjectId, heldAt))
}
