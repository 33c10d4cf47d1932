import { publish } from '@plaza/events'
import { conversationParticipantRemoved } from '@plaza/schema/events'
import type { UserError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { listParticipants, updateLeftAt } from '../data/participants.ts'
import type { LeaveConversationInput } from '../generated/resolvers.ts'
import { inGroup } from '../rules/in-group.ts'
import { passOnAdministration } from '../rules/pass-on-administration.ts'

export async function leaveConversation(
  db: Db,
  viewerId: string,
  input: LeaveConversationInput,
): Promise<{ leftConversationId: string } | { error: UserError }> {
  return inGroup(db, { id: viewerId, mustAdminister: false }, input.conversationId, async (trx, group) => {
    const participants = await listParticipants(trx, group.id)
    await passOnAdministration(trx, group.id, participants, viewerId)
    const at = new Date()
    for (const { id } of participants.filter(({ userId }) => userId === viewerId)) await updateLeftAt(trx, id, at)
    await publish(trx, conversationParticipantRemoved, {
      conversationId: group.id,
      type: group.type,
      at,
      userId: viewerId,
      removedById: null,
    })
    return { leftConversationId: group.id }
  })
}
