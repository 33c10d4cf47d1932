import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { conversationParticipantsAdded } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import { takeGroupChange } from '../data/changes.ts'
import { insertParticipants, stayAway } from '../data/joining.ts'
import { listParticipants } from '../data/participants.ts'
import { listFriendIds } from '../data/projections/friend-edges.ts'
import { listReachablePeople, lockForJoining } from '../data/projections/people.ts'
import type { AddParticipantsInput } from '../generated/resolvers.ts'
import type { ConversationPayload } from '../payloads.ts'
import { largestGroup, notAFriend } from '../rules/group-details.ts'
import { inGroup } from '../rules/in-group.ts'

const path = ['input', 'userIds']
const mostAtOnce = 100

/** Adds friends of the viewer; people already in the group are no error. */
export async function addParticipants(
  ctx: MessagesContext,
  viewer: Viewer,
  input: AddParticipantsInput,
): Promise<ConversationPayload> {
  const userIds = [...new Set(input.userIds.map(parseId))]
  if (userIds.length === 0) return failed(userError('REQUIRED', 'Name somebody to add.', path))
  if (userIds.length > mostAtOnce)
    return failed(userError('LIMIT_REACHED', `Add at most ${mostAtOnce} people at once.`, path, { limit: mostAtOnce }))
  if (!userIds.every((id) => id !== null)) return failed(notAFriend(path))

  const asked = { id: input.conversationId, mustAdminister: false }
  const { errors } = await inGroup(ctx, viewer, asked, async (trx, group) => {
    const present = new Set((await listParticipants(trx, group.id)).map(({ userId }) => userId))
    const joining = userIds.filter((id) => !present.has(id))
    const already = userIds.filter((id) => present.has(id))
    // Whether somebody hidden is in the group is not told either.
    if (already.length > 0 && (await listReachablePeople(trx, viewer.id, already)).length < already.length)
      return failed(notAFriend(path))
    if (joining.length === 0) return { errors: [] }
    if (present.size + joining.length > largestGroup)
      return failed(
        userError('LIMIT_REACHED', `A group has at most ${largestGroup} people.`, path, { limit: largestGroup }),
      )
    await lockForJoining(trx, joining)
    const friendIds = await listFriendIds(trx, viewer.id, joining)
    if (friendIds.length < joining.length) return failed(notAFriend(path))
    // Nobody is brought back to people whom they have blocked; the answer does not say that this is why.
    if (await stayAway(trx, group.id, joining)) return failed(notAFriend(path))

    const joinedAt = new Date()
    await insertParticipants(trx, { conversationId: group.id, userIds: joining, joinedAt, isOpen: true })
    await publish(trx, conversationParticipantsAdded, {
      conversationId: group.id,
      type: group.type,
      at: joinedAt,
      addedById: viewer.id,
      userIds: joining,
      change: await takeGroupChange(trx, group.id),
    })
    return { errors: [] }
  })
  if (errors.length > 0) return { errors }
  ctx.loaders.clearAll()
  return { conversation: await ctx.loaders.conversationById.load(input.conversationId), errors }
}
