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
import { deleteContentOf } from '../data/erasure.ts'
import { upsertPerson } from '../data/projections/people.ts'
import { insertStorageUsage } from '../data/storage-usage.ts'
import type { DB } from '../generated/database.ts'
import { publishDeletion } from './publish-deletion.ts'

const accountEvents = [
  userRegistered,
  userEmailVerified,
  userEmailChanged,
  userUsernameChanged,
  userLocaleChanged,
  userDeactivated,
  userReactivated,
]

/**
 * Who exists, who is away, who is gone. The first that is heard of an account opens its quota, a deletion takes everything of
 * the person along; a rebuild may do both again.
 */
export const keepPeople = defineConsumer<DB>({
  name: 'people',
  tables: ['people'],
  handlers: [
    ...accountEvents.map((contract) =>
      onEvent<DB, typeof contract>(contract, async (trx, { data: { userId, status, version } }) => {
        if (await upsertPerson(trx, { userId, status, version })) await insertStorageUsage(trx, userId)
      }),
    ),
    onEvent(userDeleted, async (trx, { data: { userId, version, deletedAt } }) => {
      await upsertPerson(trx, { userId, status: 'DELETED', version })
      for (const file of await deleteContentOf(trx, userId)) await publishDeletion(trx, file, deletedAt)
    }),
  ],
})
