import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { conversationCreated } from '@plaza/schema/events'
import { type UserError, userError } from '@plaza/subgraph'
import { findDirectConversationId, insertDirectConversation } from '../data/conversations.ts'
import type { Db, Trx } from '../data/db.ts'
import { insertFounder, insertParticipants, updateOpenedAt } from '../data/participants.ts'
import { isReachable } from '../data/projections/people.ts'
import type { StartDirectConversationInput } from '../generated/resolvers.ts'
import { isId } from '../ids.ts'

const path = ['input', 'userId']

/** Finds or opens the one conversation of the pair; both may call at the same moment. */
export async function startDirectConversation(
  db: Db,
  viewerId: string,
  input: StartDirectConversationInput,
): Promise<{ conversationId: string } | { error: UserError }> {
  const { userId } = input
  if (userId === viewerId) return { error: userError('INVALID', 'A conversation needs somebody else.', path) }
  const notFound = { error: userError('NOT_FOUND', 'There is no such person.', path) }
  if (!isId(userId)) return notFound
  return db.transaction().execute(async (trx) => {
    if (!(await isReachable(trx, viewerId, userId))) return notFound
    const known = await findDirectConversationId(trx, viewerId, userId)
    // Of two that race one inserts; the other waited for it and now finds its conversation.
    const conversationId =
      known ?? (await create(trx, viewerId, userId)) ?? (await findDirectConversationId(trx, viewerId, userId))
    if (!conversationId) throw new Error('a direct conversation is neither there nor can it be made')
    await updateOpenedAt(trx, conversationId, viewerId)
    return { conversationId }
  })
}

async function create(trx: Trx, viewerId: string, userId: string): Promise<string | null> {
  const id = newId()
  const joinedAt = new Date()
  const isNew = await insertDirectConversation(trx, { id, createdBy: viewerId, createdAt: joinedAt }, userId)
  if (!isNew) return null
  await insertFounder(trx, { conversationId: id, userId: viewerId, role: 'MEMBER', joinedAt })
  await insertParticipants(trx, { conversationId: id, userIds: [userId], joinedAt, isOpen: false })
  await publish(trx, conversationCreated, {
    conversationId: id,
    type: 'DIRECT',
    at: joinedAt,
    createdById: viewerId,
    participantIds: [viewerId, userId],
  })
  return id
}
