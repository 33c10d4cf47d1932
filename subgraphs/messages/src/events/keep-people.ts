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
import type { DB } from '../generated/database.ts'

/** Who exists, and whether they are to be seen. */
export const keepPeople = defineConsumer<DB>({
  name: 'people',
  tables: ['people'],
  handlers: [
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
    onEvent(userDeleted, (trx, { data: { userId, version } }) =>
      upsertPerson(trx, { userId, status: 'DELETED', version }),
    ),
  ],
})
