import { type UserError, userError } from '@plaza/subgraph'
import { type ConversationRow, listOpenDirects, mostInRequest } from '../data/conversations.ts'
import type { Db } from '../data/db.ts'

/** What a person does in a request would tell whoever wrote that it was seen. */
export const acceptFirst = userError('CONFLICT', 'Accept the request first.')

/**
 * Whether what the viewer writes may reach the others. A direct conversation is closed both ways while either person has
 * blocked the other, or the other's account is away, and to strangers of somebody who has accepted nothing and writes with
 * friends alone; a group goes on, whatever stands between its members.
 */
export async function checkRecipient(
  db: Db,
  conversation: ConversationRow,
  viewerId: string,
): Promise<UserError | null> {
  if (conversation.type === 'GROUP') return null
  const [open] = await listOpenDirects(db, viewerId, [conversation.id])
  return open ? null : cannotWrite
}

const cannotWrite = userError('NOT_ALLOWED', 'You cannot write to this person.')
const answerFirst = userError('LIMIT_REACHED', 'Wait until they have answered what you wrote.', undefined, {
  limit: mostInRequest,
})

/** Whether the viewer may write one message more: the other may have accepted nothing yet, and is not to be flooded. */
export async function checkNewMessage(
  db: Db,
  conversation: ConversationRow,
  viewerId: string,
): Promise<UserError | null> {
  if (conversation.type === 'GROUP') return null
  const [open] = await listOpenDirects(db, viewerId, [conversation.id])
  if (!open) return cannotWrite
  return open.takesMore ? null : answerFirst
}
