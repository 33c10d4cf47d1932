import { defineConsumer, onEvent } from '@plaza/events'
import {
  type EventData,
  userDeactivated,
  userDeleted,
  userEmailChanged,
  userEmailVerified,
  userProfileCreated,
  userProfileDeleted,
  userProfileUpdated,
  userReactivated,
  userRegistered,
  userUsernameChanged,
} from '@plaza/schema/events'
import { sql } from 'kysely'
import type { Trx } from '../data/db.ts'
import type { DB } from '../generated/database.ts'

/** Names for the texts and addresses for the mail. Two topics write a row, each under a version of its own. */
export const keepPeople = defineConsumer<DB>({
  name: 'people',
  tables: ['people'],
  handlers: [
    ...[userRegistered, userEmailVerified, userEmailChanged, userUsernameChanged, userDeactivated, userReactivated].map(
      (contract) => onEvent<DB, typeof contract>(contract, (trx, { data }) => keepAccount(trx, data)),
    ),
    ...[userProfileCreated, userProfileUpdated].map((contract) =>
      onEvent<DB, typeof contract>(contract, (trx, { data }) => keepName(trx, data)),
    ),
    // Its version stays, so that an older name can't come back before the account's end has come.
    onEvent(userProfileDeleted, (trx, { data }) => keepName(trx, { ...data, displayName: null })),
    onEvent(userDeleted, (trx, { data }) => erase(trx, data)),
  ],
})

async function keepAccount(trx: Trx, account: EventData<typeof userEmailVerified>): Promise<void> {
  const { userId: id, email, emailVerifiedAt, status, version: accountVersion } = account
  await trx
    .insertInto('people')
    .values({ id, email, emailVerifiedAt, status, accountVersion })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ email, emailVerifiedAt, status, accountVersion })
        .where(sql<boolean>`excluded.account_version > people.account_version`),
    )
    .execute()
}

async function keepName(
  trx: Trx,
  profile: { userId: string; displayName: string | null; version: number },
): Promise<void> {
  const { userId: id, displayName, version: profileVersion } = profile
  await trx
    .insertInto('people')
    .values({ id, displayName, profileVersion })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ displayName, profileVersion })
        .where(sql<boolean>`excluded.profile_version > people.profile_version and people.status <> 'DELETED'`),
    )
    .execute()
}

async function erase(trx: Trx, { userId: id, version }: EventData<typeof userDeleted>): Promise<void> {
  // The profile's version too: which of the two topics came last must not show.
  const nothing = {
    status: 'DELETED',
    email: null,
    emailVerifiedAt: null,
    displayName: null,
    profileVersion: 0,
  } as const
  await trx
    .insertInto('people')
    .values({ id, ...nothing, accountVersion: version })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ ...nothing, accountVersion: version })
        .where(sql<boolean>`excluded.account_version > people.account_version`),
    )
    .execute()
}
