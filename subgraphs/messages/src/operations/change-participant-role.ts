import { publish } from '@plaza/events'
import { conversationRoleChanged } from '@plaza/schema/events'
import { type UserError, userError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { listParticipants, type ParticipantRow, updateRole } from '../data/participants.ts'
import type { ChangeParticipantRoleInput } from '../generated/resolvers.ts'
import { inGroup } from '../rules/in-group.ts'

/** The last admin cannot step down while others are in the group. */
export async function changeParticipantRole(
  db: Db,
  viewerId: string,
  input: ChangeParticipantRoleInput,
): Promise<{ participant: ParticipantRow } | { error: UserError }> {
  const { userId, role } = input
  return inGroup(db, { id: viewerId, mustAdminister: true }, input.conversationId, async (trx, group) => {
    const participants = await listParticipants(trx, group.id)
    const participant = participants.find((one) => one.userId === userId)
    if (!participant) return { error: userError('NOT_FOUND', 'This person is not in the group.', ['input', 'userId']) }
    if (participant.role === role) return { participant }
    const othersAdminister = participants.some((one) => one.role === 'ADMIN' && one.userId !== userId)
    if (role === 'MEMBER' && !othersAdminister && participants.length > 1)
      return { error: userError('CONFLICT', 'Make somebody else admin first.', ['input', 'role']) }
    await updateRole(trx, participant.id, role)
    await publish(trx, conversationRoleChanged, {
      conversationId: group.id,
      type: group.type,
      at: new Date(),
      userId,
      role,
    })
    return { participant: { ...participant, role } }
  })
}
