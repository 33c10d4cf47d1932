import { defineConsumer, onEvent } from '@plaza/events'
import { blockCreated } from '@plaza/schema/events'
import { lockAgainstTelling } from '../data/locks.ts'
import { deletePendingDeliveriesBetween } from '../data/told.ts'
import type { DB } from '../generated/database.ts'

/**
 * What waits to go out between two people does not, also when the block is lifted by then. A consumer of its own: a rebuild
 * must not take anything away.
 */
export const dropBlocked = defineConsumer<DB>({
  name: 'drop-blocked',
  handlers: [
    onEvent(blockCreated, async (trx, { data: { blockerId, blockedId } }) => {
      await lockAgainstTelling(trx, [blockerId, blockedId])
      await deletePendingDeliveriesBetween(trx, blockerId, blockedId)
    }),
  ],
})
