import { newId, parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { conversationCreated } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { insertGroupConversation } from '../data/conversations.ts'
import type { Trx } from '../data/db.ts'
import { insertFounder, insertParticipants } from '../data/joining.ts'
import { listFriendIds } from '../data/projections/friend-edges.ts'
import { lockForJoining } from '../data/projections/people.ts'
import type { CreateGroupConversationInput } from '../generated/resolvers.ts'
import type { ConversationPayload } from '../payloads.ts'
import { largestGroup, nameNeeded, notAFriend, readDescription, readName } from '../rules/group-details.ts'

const path = ['input', 'participantIds']

/** Opens a group with the viewer as its admin. */
export async function createGroupConversation(
  ctx: MessagesContext,
  viewer: Viewer,
  input: CreateGroupConversationInput,
): Promise<ConversationPayload> {
  const { text: name, error: wrongName } = readName(input.name)
  const { text: description, error: wrongDescription } = readDescription(input.description)
  const userIds = [...new Set(input.participantIds.map(parseId))].filter((id) => id !== viewer.id)
  if (name === null) return failed(wrongName ?? nameNeeded)
  const error = wrongDescription ?? checkSize(userIds.length)
  if (error) return failed(error)
  if (!userIds.every((id) => id !== null)) return failed(notAFriend(path))

  const draft = { name, description, createdBy: viewer.id, userIds }
  const conversationId = await ctx.db.transaction().execute((trx) => create(trx, draft))
  if (conversationId === null) return failed(notAFriend(path))
  ctx.loaders.clearAll()
  return { conversation: await ctx.loaders.conversationById.load(conversationId), errors: [] }
}

interface NewGroup {
  name: string
  description: string | null
  createdBy: string
  /** Everybody but the founder. */
  userIds: readonly string[]
}

/** Null when one of the people is no friend of the founder. */
async function create(trx: Trx, { name, description, createdBy, userIds }: NewGroup): Promise<string | null> {
  await lockForJoining(trx, userIds)
  const friendIds = await listFriendIds(trx, createdBy, userIds)
  if (friendIds.length < userIds.length) return null
  const id = newId()
  const createdAt = new Date()
  await insertGroupConversation(trx, { id, createdBy, createdAt, name, description })
  await insertFounder(trx, { conversationId: id, userId: createdBy, role: 'ADMIN', joinedAt: createdAt })
  await insertParticipants(trx, { conversationId: id, userIds, joinedAt: createdAt, isOpen: true })
  await publish(trx, conversationCreated, {
    conversationId: id,
    type: 'GROUP',
    at: createdAt,
    createdById: createdBy,
    participantIds: [createdBy, ...userIds],
  })
  return id
}

/** @param others participants beside the founder */
function checkSize(others: number): UserError | null {
  if (others === 0) return userError('REQUIRED', 'Add at least one friend.', path)
  if (others >= largestGroup)
    return userError('LIMIT_REACHED', `A group has at most ${largestGroup} people.`, path, { limit: largestGroup })
  return null
}
