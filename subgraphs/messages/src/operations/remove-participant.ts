import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { conversationParticipantRemoved } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { takeGroupChange } from '../data/changes.ts'
import { findParticipant, listParticipants, updateLeftAt } from '../data/participants.ts'
import type { RemoveParticipantInput } from '../generated/resolvers.ts'
import type { ConversationPayload } from '../payloads.ts'
import { inGroup } from '../rules/in-group.ts'
import { participantNotFound } from '../rules/not-found.ts'
import { passOnAdministration } from '../rules/pass-on-administration.ts'

export async function removeParticipant(
  ctx: MessagesContext,
  viewer: Viewer,
  input: RemoveParticipantInput,
): Promise<ConversationPayload> {
  const userId = parseId(input.userId)
  const asked = { id: input.conversationId, mustAdminister: true }
  const { errors } = await inGroup(ctx, viewer, asked, async (trx, group) => {
    if (userId === viewer.id)
      return failed(userError('INVALID', 'To go yourself, leave the group.', ['input', 'userId']))
    const participant = userId && (await findParticipant(trx, group.id, userId))
    if (!participant) return failed(participantNotFound)
    // Also here: the viewer's own account may have been switched off at this moment.
    if (participant.role === 'ADMIN') {
      const staying = (await listParticipants(trx, group.id)).filter((one) => one.userId !== userId)
      await passOnAdministration(trx, group.id, staying)
    }
    const at = new Date()
    await updateLeftAt(trx, participant.id, at)
    await publish(trx, conversationParticipantRemoved, {
      conversationId: group.id,
      type: group.type,
      at,
      userId,
      removedById: viewer.id,
      change: await takeGroupChange(trx, group.id),
    })
    return { errors: [] }
  })
  if (errors.length > 0) return { errors }
  ctx.loaders.clearAll()
  return { conversation: await ctx.loaders.conversationById.load(input.conversationId), errors }
}
