import { defineConsumer, onEvent } from '@plaza/events'
import { muteEnded, muteSet } from '@plaza/schema/events'
import { upsertMute } from '../data/projections/mutes.ts'
import type { DB } from '../generated/database.ts'

/** Leaves people out of the feeds of those who have muted them. */
export const keepMutes = defineConsumer<DB>({
  name: 'mutes',
  tables: ['mutes'],
  handlers: [
    onEvent(muteSet, (trx, { data: { createdAt: _, ...mute } }) => upsertMute(trx, { ...mute, isEnded: false })),
    onEvent(muteEnded, (trx, { data: { createdAt: _, ...mute } }) => upsertMute(trx, { ...mute, isEnded: true })),
  ],
})
