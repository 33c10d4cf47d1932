import { defineConsumer, onEvent } from '@plaza/events'
import { userDeleted } from '@plaza/schema/events'
import { eraseActor, eraseOwner } from '../data/erasure.ts'
import { lockAgainstTellingAnybody } from '../data/locks.ts'
import type { DB } from '../generated/database.ts'
import { tellViewers } from '../live/tell-viewers.ts'

/** The account is gone: nothing of the person's is left, nor what others were told of the person. */
export const erasePeople = defineConsumer<DB>({
  name: 'erase-people',
  handlers: [
    onEvent(userDeleted, async (trx, { data: { userId } }) => {
      await lockAgainstTellingAnybody(trx)
      await eraseOwner(trx, userId)
      await tellViewers(trx, await eraseActor(trx, userId))
    }),
  ],
})
