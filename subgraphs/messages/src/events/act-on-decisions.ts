import { defineConsumer, onEvent, publish } from '@plaza/events'
import { messageDeleted, messageEdited, moderationDecided, moderationReversed } from '@plaza/schema/events'
import { deleteRemovedMessage, insertRemovedMessage } from '../data/removals.ts'
import type { DB } from '../generated/database.ts'

/** Empties messages that moderators have removed, and fills them again when they were wrong. */
export const actOnDecisions = defineConsumer<DB>({
  name: 'act-on-decisions',
  handlers: [
    onEvent(moderationDecided, async (trx, { data }) => {
      const { subjectType, rule, subjectId: messageId, decidedAt: deletedAt } = data
      if (subjectType !== 'MESSAGE' || rule === null) return
      const removed = await insertRemovedMessage(trx, { ...data, rule })
      if (removed) await publish(trx, messageDeleted, { messageId, ...removed, deletedAt })
    }),
    onEvent(moderationReversed, async (trx, { data }) => {
      const { subjectType, subjectId: messageId, reversedAt: editedAt } = data
      const back = subjectType === 'MESSAGE' ? await deleteRemovedMessage(trx, data) : null
      if (back) await publish(trx, messageEdited, { messageId, ...back, editedAt })
    }),
  ],
})
