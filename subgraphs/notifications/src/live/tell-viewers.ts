import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { viewerChanged } from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'

/** People in one event: one that erases somebody may concern all who ever heard of them. */
const most = 1_000

/** Says to the open pages of these people that what their badges count has changed, once the transaction has committed. */
export async function tellViewers(trx: Trx, userIds: readonly string[]): Promise<void> {
  const ids = [...new Set(userIds)]
  for (let start = 0; start < ids.length; start += most) {
    await publish(trx, viewerChanged, { changeId: newId(), userIds: ids.slice(start, start + most) })
  }
}
