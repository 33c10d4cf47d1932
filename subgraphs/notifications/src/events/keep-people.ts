import { defineConsumer, onEvent } from '@plaza/events'
import {
  userDeactivated,
  userDeleted,
  userEmailChanged,
  userEmailVerified,
  userLocaleChanged,
  userProfileCreated,
  userProfileDeleted,
  userProfileUpdated,
  userReactivated,
  userRegistered,
  userUsernameChanged,
} from '@plaza/schema/events'
import { upsertAccount, upsertDisplayName, upsertErasedPerson } from '../data/projections/people.ts'
import type { DB } from '../generated/database.ts'

/** Names for the texts and addresses for the mail. */
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
      onEvent<DB, typeof contract>(contract, (trx, { data }) => {
        const { userId, email, emailVerifiedAt, status, locale = null, version: accountVersion } = data
        return upsertAccount(trx, { userId, email, emailVerifiedAt, status, locale, accountVersion })
      }),
    ),
    ...[userProfileCreated, userProfileUpdated].map((contract) =>
      onEvent<DB, typeof contract>(contract, (trx, { data: { userId, displayName, version: profileVersion } }) =>
        upsertDisplayName(trx, { userId, displayName, profileVersion }),
      ),
    ),
    // Its version stays, so that an older name can't come back before the account's end has come.
    onEvent(userProfileDeleted, (trx, { data: { userId, version: profileVersion } }) =>
      upsertDisplayName(trx, { userId, displayName: null, profileVersion }),
    ),
    onEvent(userDeleted, (trx, { data: { userId, version: accountVersion } }) =>
      upsertErasedPerson(trx, { userId, accountVersion }),
    ),
  ],
})
