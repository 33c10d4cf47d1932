import { publish } from '@plaza/events'
import { conversationParticipantsAdded } from '@plaza/schema/events'
import { type UserError, userError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { insertParticipants, listParticipants } from '../data/participants.ts'
import { listFriendIds } from '../data/projections/friend-edges.ts'
import type { AddParticipantsInput } from '../generated/resolvers.ts'
import { isId } from '../ids.ts'
import { largestGroup, notAFriend } from '../rules/group-details.ts'
import { inGroup } from '../rules/in-group.ts'

const path = ['input', 'userIds']
const mostAtOnce = 100

/** Adds friends of the viewer; people already in the group are no error. */
export async function addParticipants(
  db: Db,
  viewerId: string,
  input: AddParticipantsInput,
): Promise<{ conversationId: string } | { error: UserError }> {
  const userIds = [...new Set(input.userIds)]
  if (userIds.length === 0) return { error: userError('REQUIRED', 'Name somebody to add.', path) }
  if (userIds.length > mostAtOnce)
    return { error: userError('LIMIT_REACHED', `Add at most ${mostAtOnce} people at once.`, path) }
  if (!userIds.every(isId)) return { error: notAFriend(path) }

  return inGroup(db, { id: viewerId, mustAdminister: false }, input.conversationId, async (trx, group) => {
    const present = new Set((await listParticipants(trx, group.id)).map(({ userId }) => userId))
    const joining = userIds.filter((id) => !present.has(id))
    if (joining.length === 0) return { conversationId: group.id }
    if (present.size + joining.length > largestGroup)
      return { error: userError('LIMIT_REACHED', `A group has at most ${largestGroup} people.`, path) }
    const friends = await listFriendIds(trx, viewerId, joining)
    if (friends.length < joining.length) return { error: notAFriend(path) }

    const joinedAt = new Date()
    await insertParticipants(trx, { conversationId: group.id, userIds: joining, joinedAt, isOpen: true })
    await publish(trx, conversationParticipantsAdded, {
      conversationId: group.id,
      type: group.type,
      at: joinedAt,
      addedById: viewerId,
      userIds: joining,
    })
    return { conversationId: group.id }
  })
}
