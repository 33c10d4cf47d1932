import { newId, parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { conversationCreated } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { findDirectConversationId, insertDirectConversation } from '../data/conversations.ts'
import type { Trx } from '../data/db.ts'
import { insertFounder, insertParticipants } from '../data/joining.ts'
import { updateOpenedAt } from '../data/participants.ts'
import { isReachable, listWritablePeople, lockForJoining } from '../data/projections/people.ts'
import type { StartDirectConversationInput } from '../generated/resolvers.ts'
import type { ConversationPayload } from '../payloads.ts'
import { tellOfPlace } from '../rules/own-place.ts'

const path = ['input', 'userId']
const personNotFound = userError('NOT_FOUND', 'There is no such person.', path)
const friendsOnly = userError('NOT_ALLOWED', 'This person writes with friends only.', path)

/** Finds or opens the one conversation of the pair; both may call at the same moment. */
export async function startDirectConversation(
  ctx: MessagesContext,
  viewer: Viewer,
  input: StartDirectConversationInput,
): Promise<ConversationPayload> {
  const userId = parseId(input.userId)
  if (userId === null) return failed(personNotFound)
  if (userId === viewer.id) return failed(userError('INVALID', 'A conversation needs somebody else.', path))
  const { conversationId, error } = await ctx.db.transaction().execute((trx) => findOrCreate(trx, viewer.id, userId))
  if (error) return failed(error)
  ctx.loaders.clearAll()
  return { conversation: await ctx.loaders.conversationById.load(conversationId), errors: [] }
}

type Found = { conversationId: string; error?: undefined } | { conversationId?: undefined; error: UserError }

async function findOrCreate(trx: Trx, viewerId: string, userId: string): Promise<Found> {
  await lockForJoining(trx, [userId])
  if (!(await isReachable(trx, viewerId, userId))) return { error: personNotFound }
  if ((await listWritablePeople(trx, viewerId, [userId])).length === 0) return { error: friendsOnly }
  const known = await findDirectConversationId(trx, viewerId, userId)
  // Of two that race one inserts; the other waited for it and now finds its conversation.
  const conversationId =
    known ?? (await create(trx, viewerId, userId)) ?? (await findDirectConversationId(trx, viewerId, userId))
  if (!conversationId) throw new Error('a direct conversation is neither there nor can it be made')
  if (await updateOpenedAt(trx, conversationId, viewerId)) await tellOfPlace(trx, viewerId, conversationId)
  return { conversationId }
}

/** Null when the pair has one already. */
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
