import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { conversationCreated } from '@plaza/schema/events'
import { type UserError, userError } from '@plaza/subgraph'
import { insertGroupConversation } from '../data/conversations.ts'
import type { Db } from '../data/db.ts'
import { insertFounder, insertParticipants } from '../data/participants.ts'
import { listFriendIds } from '../data/projections/friend-edges.ts'
import type { CreateGroupConversationInput } from '../generated/resolvers.ts'
import { isId } from '../ids.ts'
import { checkDescription, checkName, largestGroup, notAFriend } from '../rules/group-details.ts'

const path = ['input', 'participantIds']

/** Opens a group with the viewer as its admin. */
export async function createGroupConversation(
  db: Db,
  viewerId: string,
  input: CreateGroupConversationInput,
): Promise<{ conversationId: string } | { error: UserError }> {
  const name = input.name.trim()
  const description = input.description?.trim() || null
  const userIds = [...new Set(input.participantIds)].filter((id) => id !== viewerId)
  const error = checkName(name) ?? checkDescription(description) ?? checkMembers(userIds)
  if (error) return { error }

  return db.transaction().execute(async (trx) => {
    const friends = await listFriendIds(trx, viewerId, userIds)
    if (friends.length < userIds.length) return { error: notAFriend(path) }
    const conversationId = newId()
    const joinedAt = new Date()
    await insertGroupConversation(trx, {
      id: conversationId,
      createdBy: viewerId,
      createdAt: joinedAt,
      name,
      description,
    })
    await insertFounder(trx, { conversationId, userId: viewerId, role: 'ADMIN', joinedAt })
    await insertParticipants(trx, { conversationId, userIds, joinedAt, isOpen: true })
    await publish(trx, conversationCreated, {
      conversationId,
      type: 'GROUP',
      at: joinedAt,
      createdById: viewerId,
      participantIds: [viewerId, ...userIds],
    })
    return { conversationId }
  })
}

function checkMembers(userIds: readonly string[]): UserError | null {
  if (userIds.length === 0) return userError('REQUIRED', 'Add at least one friend.', path)
  if (userIds.length >= largestGroup)
    return userError('LIMIT_REACHED', `A group has at most ${largestGroup} people.`, path)
  return userIds.every(isId) ? null : notAFriend(path)
}
