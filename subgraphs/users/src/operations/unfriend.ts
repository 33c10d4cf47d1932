import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { friendshipEnded } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { deleteFriendship } from '../data/friendships.ts'
import { lockPair } from '../data/locks.ts'
import { listPeopleByIds } from '../data/people.ts'
import type { UnfriendInput } from '../generated/resolvers.ts'
import type { PersonPayload } from '../payloads.ts'
import { noSuchPerson } from '../rules/not-found.ts'

/** Ends a friendship; the other person is not notified. */
export async function unfriend(ctx: UsersContext, viewer: Viewer, input: UnfriendInput): Promise<PersonPayload> {
  const friendId = parseId(input.userId)
  if (!friendId) return failed(noSuchPerson)
  const errors = await ctx.db.transaction().execute(async (trx) => {
    await lockPair(trx, viewer.id, friendId)
    const people = await listPeopleByIds(trx, [friendId])
    if (!people.has(friendId)) return [noSuchPerson]
    const ended = await deleteFriendship(trx, viewer.id, friendId)
    if (!ended) return [userError('CONFLICT', 'You are not friends.', ['input', 'userId'])]
    await publish(trx, friendshipEnded, { ...ended, endedAt: new Date(), reason: 'UNFRIENDED' })
    return []
  })
  if (errors.length > 0) return failed(...errors)
  ctx.loaders.clearAll()
  return { user: await ctx.loaders.personById.load(friendId), errors: [] }
}
