import { type Reporter, readRows } from './csv.ts'
import type { DataSet, Kind } from './data-set.ts'

const timed: readonly Kind[] = ['person_knows_person', 'post', 'comment', 'person_likes_post', 'person_likes_comment']

/** How far to move all times so that the newest lies at `now`. Says nothing of malformed rows: the import does. */
export async function shiftToNow(dataSet: DataSet, now: Date): Promise<number> {
  const silent: Reporter = { malformed() {}, read() {} }
  let newest = Number.NEGATIVE_INFINITY
  for (const kind of timed) {
    for (const file of dataSet.files[kind]) {
      for await (const time of readRows(file, ['creationDate'], silent, (row) => row.time('creationDate').getTime())) {
        if (time > newest) newest = time
      }
    }
  }
  return Number.isFinite(newest) ? now.getTime() - newest : 0
}
