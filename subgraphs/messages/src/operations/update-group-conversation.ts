import { publish } from '@plaza/events'
import { conversationUpdated } from '@plaza/schema/events'
import { type UserError, userError } from '@plaza/subgraph'
import { updateConversation } from '../data/conversations.ts'
import type { Db } from '../data/db.ts'
import type { UpdateGroupConversationInput } from '../generated/resolvers.ts'
import { checkDescription, checkName } from '../rules/group-details.ts'
import { inGroup } from '../rules/in-group.ts'

/** Absent keeps, null clears. */
export async function updateGroupConversation(
  db: Db,
  viewerId: string,
  input: UpdateGroupConversationInput,
): Promise<{ conversationId: string } | { error: UserError }> {
  const name = input.name?.trim()
  const description = input.description === undefined ? undefined : input.description?.trim() || null
  if (input.name === null)
    return { error: userError('REQUIRED', 'The name of a group cannot be cleared.', ['input', 'name']) }
  const error =
    (name === undefined ? null : checkName(name)) ?? (description === undefined ? null : checkDescription(description))
  if (error) return { error }

  return inGroup(db, { id: viewerId, mustAdminister: true }, input.conversationId, async (trx, group) => {
    const changes = {
      ...(name !== undefined && name !== group.name && { name }),
      ...(description !== undefined && description !== group.description && { description }),
    }
    const changedFields = Object.keys(changes)
    if (changedFields.length > 0) {
      await updateConversation(trx, group.id, changes)
      await publish(trx, conversationUpdated, {
        conversationId: group.id,
        type: group.type,
        at: new Date(),
        changedFields,
      })
    }
    return { conversationId: group.id }
  })
}
