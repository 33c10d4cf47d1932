import { publish } from '@plaza/events'
import { conversationParticipantRemoved } from '@plaza/schema/events'
import { type UserError, userError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { findParticipant, updateLeftAt } from '../data/participants.ts'
import type { RemoveParticipantInput } from '../generated/resolvers.ts'
import { isId } from '../ids.ts'
import { inGroup } from '../rules/in-group.ts'

const path = ['input', 'userId']

export async function removeParticipant(
  db: Db,
  viewerId: string,
  input: RemoveParticipantInput,
): Promise<{ conversationId: string } | { error: UserError }> {
  const { userId } = input
  return inGroup(db, { id: viewerId, mustAdminister: true }, input.conversationId, async (trx, group) => {
    if (userId === viewerId) return { error: userError('INVALID', 'To go yourself, leave the group.', path) }
    const participant = isId(userId) ? await findParticipant(trx, group.id, userId) : null
    if (!participant) return { error: userError('NOT_FOUND', 'This person is not in the group.', path) }
    const at = new Date()
    await updateLeftAt(trx, participant.id, at)
    await publish(trx, conversationParticipantRemoved, {
      conversationId: group.id,
      type: group.type,
      at,
      userId,
      removedById: viewerId,
    })
    return { conversationId: group.id }
  })
}
