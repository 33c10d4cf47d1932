import { defineConsumer, onEvent } from '@plaza/events'
import { userDeactivated, userReactivated } from '@plaza/schema/events'
import { listParticipants } from '../data/participants.ts'
import { listGroupsWithoutLeader, lockGroupsOf } from '../data/person-groups.ts'
import { lockAgainstJoining, upsertPerson } from '../data/projections/people.ts'
import type { DB } from '../generated/database.ts'
import { passOnAdministration } from '../rules/pass-on-administration.ts'

/** A group has an active admin as long as anybody in it is active, while accounts are switched off and on. */
export const leadGroups = defineConsumer<DB>({
  name: 'lead-groups',
  handlers: [userDeactivated, userReactivated].map((contract) =>
    onEvent<DB, typeof contract>(contract, async (trx, { data: { userId, status, version } }) => {
      await lockAgainstJoining(trx, userId)
      // The projection's own consumer may come later, and whoever picks an heir meanwhile must know.
      await upsertPerson(trx, { userId, status, version })
      const groupIds = await lockGroupsOf(trx, userId)
      for (const groupId of await listGroupsWithoutLeader(trx, groupIds))
        await passOnAdministration(trx, groupId, await listParticipants(trx, groupId))
    }),
  ),
})
