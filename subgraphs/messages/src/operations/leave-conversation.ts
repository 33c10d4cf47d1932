import { publish } from '@plaza/events'
import { conversationParticipantRemoved } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import type { MessagesContext } from '../context.ts'
import { takeGroupChange } from '../data/changes.ts'
import { listParticipants, updateLeftAt } from '../data/participants.ts'
import type { LeaveConversationInput, LeaveConversationPayload } from '../generated/resolvers.ts'
import { inGroup } from '../rules/in-group.ts'
import { passOnAdministration } from '../rules/pass-on-administration.ts'

export async function leaveConversation(
  ctx: MessagesContext,
  viewer: Viewer,
  input: LeaveConversationInput,
): Promise<LeaveConversationPayload> {
  const asked = { id: input.conversationId, mustAdminister: false }
  const payload = await inGroup(ctx, viewer, asked, async (trx, group) => {
    const participants = await listParticipants(trx, group.id)
    // Before leaving: only an admin can make an admin.
    if (group.viewerRole === 'ADMIN') {
      const staying = participants.filter(({ userId }) => userId !== viewer.id)
      await passOnAdministration(trx, group.id, staying)
    }
    const at = new Date()
    for (const { id } of participants.filter(({ userId }) => userId === viewer.id)) await updateLeftAt(trx, id, at)
    await publish(trx, conversationParticipantRemoved, {
      conversationId: group.id,
      type: group.type,
      at,
      userId: viewer.id,
      removedById: null,
      change: await takeGroupChange(trx, group.id),
    })
    return { leftConversationId: group.id, errors: [] }
  })
  ctx.loaders.clearAll()
  return payload
}
