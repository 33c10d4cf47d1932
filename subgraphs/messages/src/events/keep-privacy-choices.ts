import { defineConsumer, onEvent } from '@plaza/events'
import { privacyChanged, privacyEnded } from '@plaza/schema/events'
import { upsertPrivacyChoice } from '../data/projections/privacy-choices.ts'
import type { DB } from '../generated/database.ts'

/** Whose first messages wait apart. What has ended keeps its row, so that an older event can't revive it. */
export const keepPrivacyChoices = defineConsumer<DB>({
  name: 'privacy-choices',
  tables: ['privacy_choices'],
  handlers: [
    onEvent(privacyChanged, (trx, { data: { userId, whoMayMessage, version } }) =>
      upsertPrivacyChoice(trx, { userId, whoMayMessage, isEnded: false, version }),
    ),
    onEvent(privacyEnded, (trx, { data: { userId, version } }) =>
      upsertPrivacyChoice(trx, { userId, whoMayMessage: 'REQUEST', isEnded: true, version }),
    ),
  ],
})
