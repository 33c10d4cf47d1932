import { publish } from '@plaza/events'
import { friendshipEnded } from '@plaza/schema/events'
import { failed, requireViewer, type UserError, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { deleteFriendship } from '../data/friendships.ts'
import { isId } from '../data/ids.ts'
import { lockPair } from '../data/locks.ts'
import { listPeopleByIds, type Person } from '../data/people.ts'

const path = ['input', 'userId']

export async function unfriend(
  ctx: UsersContext,
  userId: string,
): Promise<{ user?: Person | null; errors: UserError[] }> {
  const viewer = requireViewer(ctx)
  const friendId = userId.toLowerCase()
  if (!isId(friendId)) return failed(userError('NOT_FOUND', 'There is no such person.', path))
  const errors = await ctx.db.transaction().execute(async (trx) => {
    await lockPair(trx, viewer.id, friendId)
    const people = await listPeopleByIds(trx, [friendId])
    if (!people.has(friendId)) return [userError('NOT_FOUND', 'There is no such person.', path)]
    const ended = await deleteFriendship(trx, viewer.id, friendId)
    if (!ended) return [userError('CONFLICT', 'You are not friends.', path)]
    await publish(trx, friendshipEnded, { ...ended, endedAt: new Date(), reason: 'UNFRIENDED' })
    return []
  })
  if (errors.length > 0) return failed(...errors)
  ctx.loaders.forget()
  return { user: (await ctx.loaders.personById.load(friendId)) ?? null, errors: [] }
}
