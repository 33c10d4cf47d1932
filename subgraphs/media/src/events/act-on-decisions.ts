import { defineConsumer, onEvent, publish } from '@plaza/events'
import { mediaRemoved, mediaRestored, moderationDecided, moderationReversed } from '@plaza/schema/events'
import { updateRemoved, updateRestored } from '../data/removals.ts'
import type { DB } from '../generated/database.ts'

/** Hides files that moderators have removed from everybody but their owners, and shows them again when they were wrong. */
export const actOnDecisions = defineConsumer<DB>({
  name: 'act-on-decisions',
  handlers: [
    onEvent(moderationDecided, async (trx, { data }) => {
      const { subjectType, rule } = data
      if (subjectType !== 'MEDIA_FILE' || rule === null) return
      const file = await updateRemoved(trx, { ...data, rule })
      if (file) await publish(trx, mediaRemoved, { ...file, removedAt: data.decidedAt })
    }),
    onEvent(moderationReversed, async (trx, { data }) => {
      if (data.subjectType !== 'MEDIA_FILE') return
      const file = await updateRestored(trx, data)
      if (file) await publish(trx, mediaRestored, { ...file, restoredAt: data.reversedAt })
    }),
  ],
})
