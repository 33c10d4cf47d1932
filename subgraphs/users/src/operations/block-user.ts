import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { blockCreated, friendshipEnded } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { findBlockedPerson, insertBlock } from '../data/blocks.ts'
import { deleteFriendship } from '../data/friendships.ts'
import { lockPair } from '../data/locks.ts'
import { listExistingPeople } from '../data/people.ts'
import { listStandingsByIds } from '../data/standings.ts'
import { cancel } from '../friend-requests/answers.ts'
import type { BlockUserInput } from '../generated/resolvers.ts'
import type { PersonPayload } from '../payloads.ts'
import { noSuchPerson } from '../rules/not-found.ts'

const path = ['input', 'userId']

/**
 * Hides the two people from each other; a friendship and an open request between them end. Somebody who is hidden from
 * the viewer already can be blocked, too, and stays hidden.
 */
export async function blockUser(ctx: UsersContext, viewer: Viewer, input: BlockUserInput): Promise<PersonPayload> {
  const blockedId = parseId(input.userId)
  if (!blockedId) return failed(noSuchPerson)
  if (blockedId === viewer.id) return failed(userError('INVALID', 'You cannot block yourself.', path))
  const errors = await ctx.db.transaction().execute(async (trx) => {
    await lockPair(trx, viewer.id, blockedId)
    const standing = (await listStandingsByIds(trx, viewer.id, [blockedId])).get(blockedId)
    if (standing?.isBlocked) return [userError('CONFLICT', 'You have blocked this person already.', path)]
    const people = await listExistingPeople(trx, [viewer.id, blockedId])
    if (people.length < 2) return [noSuchPerson]

    const ended = await deleteFriendship(trx, viewer.id, blockedId)
    if (ended) await publish(trx, friendshipEnded, { ...ended, endedAt: new Date(), reason: 'BLOCKED' })
    if (standing?.openRequest) await cancel(trx, standing.openRequest)
    await publish(trx, blockCreated, await insertBlock(trx, viewer.id, blockedId))
    return []
  })
  if (errors.length > 0) return failed(...errors)
  ctx.loaders.clearAll()
  return { user: await findBlockedPerson(ctx.db, viewer.id, blockedId), errors: [] }
}
