import { defineConsumer, onEvent, publish } from '@plaza/events'
import { conversationParticipantRemoved, userDeleted } from '@plaza/schema/events'
import { forgetChangesOf, takeGroupChange } from '../data/changes.ts'
import type { Trx } from '../data/db.ts'
import { eraseDirectConversations, eraseMessages, eraseReactions } from '../data/erasure.ts'
import { deleteMentionsOf } from '../data/mentions.ts'
import { listParticipants, updateLeftAt } from '../data/participants.ts'
import { lockConversationsOf, lockGroupsOf } from '../data/person-groups.ts'
import { lockAgainstJoining, upsertPerson } from '../data/projections/people.ts'
import type { DB } from '../generated/database.ts'
import { passOnAdministration } from '../rules/pass-on-administration.ts'

/** The account is gone: the person leaves every group, and what they wrote stays without a sender. */
export const erasePeople = defineConsumer<DB>({
  name: 'erase-people',
  handlers: [
    onEvent(userDeleted, async (trx, { data: { userId, deletedAt, version } }) => {
      // Before the advisory lock, for which they wait who have locked a conversation to add the person.
      await lockConversationsOf(trx, userId)
      await lockAgainstJoining(trx, userId)
      // The projection's own consumer may come later, and whoever lets people in meanwhile must know.
      await upsertPerson(trx, { userId, status: 'DELETED', version })
      for (const groupId of await lockGroupsOf(trx, userId)) await leaveGroup(trx, groupId, userId, deletedAt)
      await forgetChangesOf(trx, userId)
      await eraseReactions(trx, userId)
      await eraseMessages(trx, userId)
      await deleteMentionsOf(trx, userId)
      await eraseDirectConversations(trx, userId)
    }),
  ],
})

async function leaveGroup(trx: Trx, groupId: string, userId: string, at: Date): Promise<void> {
  const participants = await listParticipants(trx, groupId)
  for (const { id } of participants.filter((one) => one.userId === userId)) await updateLeftAt(trx, id, at)
  const staying = participants.filter((one) => one.userId !== userId)
  await passOnAdministration(trx, groupId, staying)
  await publish(trx, conversationParticipantRemoved, {
    conversationId: groupId,
    type: 'GROUP',
    at,
    userId,
    removedById: null,
    change: await takeGroupChange(trx, groupId),
  })
}
