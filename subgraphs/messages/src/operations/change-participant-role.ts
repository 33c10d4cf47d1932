import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { conversationRoleChanged } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { takeGroupChange } from '../data/changes.ts'
import { listParticipants, updateRole } from '../data/participants.ts'
import { listActivePeople } from '../data/projections/people.ts'
import type { ChangeParticipantRoleInput } from '../generated/resolvers.ts'
import type { ParticipantPayload } from '../payloads.ts'
import { inGroup } from '../rules/in-group.ts'
import { participantNotFound } from '../rules/not-found.ts'

/** The last active admin cannot step down while others are in the group. */
export async function changeParticipantRole(
  ctx: MessagesContext,
  viewer: Viewer,
  input: ChangeParticipantRoleInput,
): Promise<ParticipantPayload> {
  const { role } = input
  const userId = parseId(input.userId)
  const asked = { id: input.conversationId, mustAdminister: true }
  const payload = await inGroup(ctx, viewer, asked, async (trx, group): Promise<ParticipantPayload> => {
    if (userId === null) return failed(participantNotFound)
    const participants = await listParticipants(trx, group.id)
    const participant = participants.find((one) => one.userId === userId)
    if (!participant) return failed(participantNotFound)
    if (participant.role === role) return { participant, errors: [] }
    const others = participants.filter((one) => one.userId !== userId)
    const otherAdminIds = others.flatMap((one) => (one.role === 'ADMIN' && one.userId ? [one.userId] : []))
    if (role === 'MEMBER' && others.length > 0 && (await listActivePeople(trx, otherAdminIds)).length === 0)
      return failed(userError('CONFLICT', 'Make somebody else admin first.', ['input', 'role']))
    await updateRole(trx, participant.id, role)
    await publish(trx, conversationRoleChanged, {
      conversationId: group.id,
      type: group.type,
      at: new Date(),
      userId,
      role,
      change: await takeGroupChange(trx, group.id),
    })
    return { participant: { ...participant, role }, errors: [] }
  })
  ctx.loaders.clearAll()
  return payload
}
