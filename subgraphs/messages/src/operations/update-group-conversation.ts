import { publish } from '@plaza/events'
import { conversationUpdated } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { takeGroupChange } from '../data/changes.ts'
import { updateConversation } from '../data/conversations.ts'
import type { UpdateGroupConversationInput } from '../generated/resolvers.ts'
import type { ConversationPayload } from '../payloads.ts'
import { nameNeeded, readDescription, readName } from '../rules/group-details.ts'
import { inGroup } from '../rules/in-group.ts'

/** Absent keeps, null clears. */
export async function updateGroupConversation(
  ctx: MessagesContext,
  viewer: Viewer,
  input: UpdateGroupConversationInput,
): Promise<ConversationPayload> {
  if (input.name === null)
    return failed(userError('REQUIRED', 'The name of a group cannot be cleared.', ['input', 'name']))
  const { text: name, error: wrongName } = readName(input.name)
  const { text: description, error: wrongDescription } = readDescription(input.description)
  if (input.name !== undefined && name === null) return failed(wrongName ?? nameNeeded)
  if (wrongDescription) return failed(wrongDescription)

  const asked = { id: input.conversationId, mustAdminister: true }
  const { errors } = await inGroup(ctx, viewer, asked, async (trx, group) => {
    const changes = {
      ...(name !== null && name !== group.name && { name }),
      ...(input.description !== undefined && description !== group.description && { description }),
    }
    const changedFields = Object.keys(changes)
    if (changedFields.length > 0) {
      await updateConversation(trx, group.id, changes)
      await publish(trx, conversationUpdated, {
        conversationId: group.id,
        type: group.type,
        at: new Date(),
        changedFields,
        change: await takeGroupChange(trx, group.id),
      })
    }
    return { errors: [] }
  })
  if (errors.length > 0) return { errors }
  ctx.loaders.clearAll()
  return { conversation: await ctx.loaders.conversationById.load(input.conversationId), errors }
}
