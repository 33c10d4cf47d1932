import { defineConsumer, onEvent } from '@plaza/events'
import {
  userDeactivated,
  userDeleted,
  userEmailChanged,
  userEmailVerified,
  userLocaleChanged,
  userReactivated,
  userRegistered,
  userUsernameChanged,
} from '@plaza/schema/events'
import { upsertPerson } from '../data/projections/people.ts'
import { deleteSamplesOf } from '../data/samples.ts'
import type { DB } from '../generated/database.ts'

/** Who exists, and who is hidden. A deletion takes everything of the person along. */
export const keepPeople = defineConsumer<DB>({
  name: 'people',
  tables: ['people'],
  handlers: [
    // Each of these events tells the state, for on a compacted topic it may be the only one that is left.
    ...[
      userRegistered,
      userEmailVerified,
      userEmailChanged,
      userUsernameChanged,
      userLocaleChanged,
      userDeactivated,
      userReactivated,
    ].map((contract) =>
      onEvent<DB, typeof contract>(contract, (trx, { data: { userId, status, version } }) =>
        upsertPerson(trx, { userId, status, version }),
      ),
    ),
    onEvent(userDeleted, async (trx, { data: { userId, version } }) => {
      await upsertPerson(trx, { userId, status: 'DELETED', version })
      await deleteSamplesOf(trx, userId)
    }),
  ],
})
