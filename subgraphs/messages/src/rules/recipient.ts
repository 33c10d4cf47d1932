import { type UserError, userError } from '@plaza/subgraph'
import type { ConversationRow } from '../data/conversations.ts'
import type { Db } from '../data/db.ts'
import type { ParticipantRow } from '../data/participants.ts'
import { isReachable } from '../data/projections/people.ts'

/**
 * Whether what the viewer writes may reach the others. A direct conversation is closed both ways while either person has
 * blocked the other, or the other's account is away; a group goes on, whatever stands between its members.
 */
export async function checkRecipient(
  db: Db,
  conversation: ConversationRow,
  viewerId: string,
  participants: readonly ParticipantRow[],
): Promise<UserError | null> {
  if (conversation.type === 'GROUP') return null
  const other = participants.find(({ userId }) => userId !== viewerId)
  if (other?.userId && (await isReachable(db, viewerId, other.userId))) return null
  return userError('NOT_ALLOWED', 'You cannot write to this person.')
}
