import { failed, requireViewer, type UserError, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { isId } from '../data/ids.ts'
import { lockPair } from '../data/locks.ts'
import { listPeopleByIds } from '../data/people.ts'
import { insertDismissal } from '../data/recommendations.ts'

const path = ['input', 'userId']

export async function dismissFriendRecommendation(
  ctx: UsersContext,
  userId: string,
): Promise<{ dismissedUserId?: string; errors: UserError[] }> {
  const viewer = requireViewer(ctx)
  const dismissedId = userId.toLowerCase()
  if (dismissedId === viewer.id) return failed(userError('INVALID', 'You are never recommended to yourself.', path))
  if (!isId(dismissedId)) return failed(userError('NOT_FOUND', 'There is no such person.', path))
  const errors = await ctx.db.transaction().execute(async (trx) => {
    await lockPair(trx, viewer.id, dismissedId)
    const people = await listPeopleByIds(trx, [viewer.id, dismissedId])
    if (people.size < 2) return [userError('NOT_FOUND', 'There is no such person.', path)]
    await insertDismissal(trx, viewer.id, dismissedId)
    return []
  })
  if (errors.length > 0) return failed(...errors)
  ctx.loaders.forget()
  return { dismissedUserId: dismissedId, errors: [] }
}
