import { defineConsumer, onEvent } from '@plaza/events'
import { muteEnded, muteSet } from '@plaza/schema/events'
import { upsertMute } from '../data/projections/mutes.ts'
import type { DB } from '../generated/database.ts'

/** Nobody is told of what somebody does whom they have muted. */
export const keepMutes = defineConsumer<DB>({
  name: 'mutes',
  tables: ['mutes'],
  handlers: [
    onEvent(muteSet, (trx, { data }) => upsertMute(trx, { ...data, isEnded: false })),
    onEvent(muteEnded, (trx, { data }) => upsertMute(trx, { ...data, isEnded: true })),
  ],
})
