import { defineConsumer, onEvent, publish } from '@plaza/events'
import { mediaDeleted, userDeleted, userRegistered } from '@plaza/schema/events'
import { erasePerson, insertPerson } from '../data/projections/people.ts'
import type { DB } from '../generated/database.ts'

const people = defineConsumer<DB>({
  name: 'people',
  handlers: [
    onEvent(userRegistered, async (trx, { data }) => {
      await insertPerson(trx, data)
    }),
    onEvent(userDeleted, async (trx, { data }) => {
      const files = await erasePerson(trx, data)
      for (const file of files) {
        await publish(trx, mediaDeleted, {
          mediaId: file.id,
          ownerId: file.ownerId,
          kind: file.kind,
          version: file.version + 1,
          deletedAt: data.deletedAt,
        })
      }
    }),
  ],
})

export const consumers = [people]
