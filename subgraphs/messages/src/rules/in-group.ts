import { type UserError, userError } from '@plaza/subgraph'
import { type ConversationRow, findConversation, lockConversation } from '../data/conversations.ts'
import type { Db, Trx } from '../data/db.ts'
import { isId } from '../ids.ts'
import { conversationNotFound } from './not-found.ts'

type Refused = { error: UserError }

/** Runs a change to a group that the viewer is in; changes to one group wait for each other. */
export async function inGroup<Done>(
  db: Db,
  viewer: { id: string; mustAdminister: boolean },
  conversationId: string,
  change: (trx: Trx, group: ConversationRow) => Promise<Done | Refused>,
): Promise<Done | Refused> {
  if (!isId(conversationId)) return { error: conversationNotFound }
  return db.transaction().execute(async (trx) => {
    await lockConversation(trx, conversationId)
    const group = await findConversation(trx, viewer.id, conversationId)
    if (!group) return { error: conversationNotFound }
    if (group.type !== 'GROUP') return { error: userError('NOT_ALLOWED', 'This conversation is not a group.') }
    if (viewer.mustAdminister && group.viewerRole !== 'ADMIN')
      return { error: userError('NOT_ALLOWED', 'Only admins of the group can do this.') }
    return change(trx, group)
  })
}
