import { defineConsumer, onEvent } from '@plaza/events'
import { userDeleted, userRegistered } from '@plaza/schema/events'
import { deleteContentOf } from '../data/erasure.ts'
import { upsertPerson } from '../data/projections/people.ts'
import { insertStorageUsage } from '../data/storage-usage.ts'
import type { DB } from '../generated/database.ts'
import { publishDeletion } from './publish-deletion.ts'

/** Who exists, and who is gone. A registration opens the quota, a deletion takes everything of the person along. */
export const keepPeople = defineConsumer<DB>({
  name: 'people',
  handlers: [
    onEvent(userRegistered, async (trx, { data: { userId, version } }) => {
      if (await upsertPerson(trx, { userId, version, deletedAt: null })) await insertStorageUsage(trx, userId)
    }),
    onEvent(userDeleted, async (trx, { data: { userId, version, deletedAt } }) => {
      await upsertPerson(trx, { userId, version, deletedAt })
      for (const file of await deleteContentOf(trx, userId)) await publishDeletion(trx, file, deletedAt)
    }),
  ],
})
