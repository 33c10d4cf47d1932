import { defineConsumer, onEvent } from '@plaza/events'
import {
  privacyChanged,
  privacyEnded,
  userProfileCreated,
  userProfileDeleted,
  userProfileUpdated,
} from '@plaza/schema/events'
import { upsertMentionChoice, upsertUsername } from '../data/projections/usernames.ts'
import type { DB } from '../generated/database.ts'

/** Whom a name behind an `@` means, and who may write it so. */
export const keepNames = defineConsumer<DB>({
  name: 'names',
  tables: ['usernames', 'mention_choices'],
  handlers: [
    ...[userProfileCreated, userProfileUpdated].map((contract) =>
      onEvent<DB, typeof contract>(contract, (trx, { data: { userId, username, version } }) =>
        upsertUsername(trx, { userId, username, version }),
      ),
    ),
    onEvent(userProfileDeleted, (trx, { data: { userId, version } }) =>
      upsertUsername(trx, { userId, username: null, version }),
    ),
    onEvent(privacyChanged, (trx, { data: { userId, whoMayMention, version } }) =>
      upsertMentionChoice(trx, { userId, whoMayMention, version }),
    ),
    onEvent(privacyEnded, (trx, { data: { userId, version } }) =>
      upsertMentionChoice(trx, { userId, whoMayMention: 'NOBODY', version }),
    ),
  ],
})
