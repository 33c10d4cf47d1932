import { defineConsumer, onEvent, publish } from '@plaza/events'
import { moderationDecided, moderationReversed, userProfileUpdated } from '@plaza/schema/events'
import { removeProfileParts, restoreProfileParts } from '../data/removed-parts.ts'
import type { DB } from '../generated/database.ts'

/** Takes off a profile what its person wrote and showed there, and puts it back when the moderators were wrong. */
export const actOnDecisions = defineConsumer<DB>({
  name: 'act-on-decisions',
  handlers: [
    onEvent(moderationDecided, async (trx, { data }) => {
      if (data.subjectType !== 'USER' || data.action !== 'REMOVE') return
      const changed = await removeProfileParts(trx, data)
      if (changed) await publish(trx, userProfileUpdated, { ...changed.profile, changedFields: changed.fields })
    }),
    onEvent(moderationReversed, async (trx, { data }) => {
      if (data.subjectType !== 'USER' || data.action !== 'REMOVE') return
      const changed = await restoreProfileParts(trx, data)
      if (changed) await publish(trx, userProfileUpdated, { ...changed.profile, changedFields: changed.fields })
    }),
  ],
})
