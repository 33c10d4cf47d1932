import type { Trx } from '../data/db.ts'
import { lockAgainstTelling } from '../data/locks.ts'
import { deleteAbout, insertRetraction } from '../data/told.ts'
import { tellViewers } from '../live/tell-viewers.ts'

/** Takes back what was told of a thing that is gone, or of something under it, and lets nobody be told of it any more. */
export async function retract(trx: Trx, subjectId: string): Promise<void> {
  await lockAgainstTelling(trx, [subjectId])
  await insertRetraction(trx, subjectId)
  await tellViewers(trx, await deleteAbout(trx, subjectId))
}
