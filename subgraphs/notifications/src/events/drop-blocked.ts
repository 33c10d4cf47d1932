import { defineConsumer, onEvent } from '@plaza/events'
import { blockCreated } from '@plaza/schema/events'
import { lockAgainstTelling } from '../data/locks.ts'
import { deleteUnreadBetween } from '../data/told.ts'
import type { DB } from '../generated/database.ts'

/** What waits between two people goes with the block. A consumer of its own: a rebuild must not take anything away. */
export const dropBlocked = defineConsumer<DB>({
  name: 'drop-blocked',
  handlers: [
    onEvent(blockCreated, async (trx, { data: { blockerId, blockedId } }) => {
      await lockAgainstTelling(trx, [blockerId, blockedId])
      await deleteUnreadBetween(trx, blockerId, blockedId)
    }),
  ],
})
