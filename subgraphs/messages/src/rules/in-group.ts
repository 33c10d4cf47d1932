import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { type ConversationRow, findConversation, lockConversation } from '../data/conversations.ts'
import type { Trx } from '../data/db.ts'
import { conversationNotFound } from './not-found.ts'

interface Failed {
  errors: UserError[]
}

/** Runs a change to a group that the viewer is in; changes to one group wait for each other. */
export async function inGroup<Payload extends Failed>(
  ctx: MessagesContext,
  viewer: Viewer,
  group: { id: string; mustAdminister: boolean },
  change: (trx: Trx, group: ConversationRow) => Promise<Payload>,
): Promise<Payload | Failed> {
  const conversationId = parseId(group.id)
  if (conversationId === null) return failed(conversationNotFound)
  return ctx.db.transaction().execute(async (trx) => {
    await lockConversation(trx, conversationId)
    const conversation = await findConversation(trx, viewer.id, conversationId)
    if (!conversation) return failed(conversationNotFound)
    if (conversation.type !== 'GROUP') return failed(userError('NOT_ALLOWED', 'This conversation is not a group.'))
    if (group.mustAdminister && conversation.viewerRole !== 'ADMIN')
      return failed(userError('NOT_ALLOWED', 'Only admins of the group can do this.'))
    return change(trx, conversation)
  })
}
