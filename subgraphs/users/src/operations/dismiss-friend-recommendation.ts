import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { lockPair } from '../data/locks.ts'
import { listPeopleByIds } from '../data/people.ts'
import { insertDismissal } from '../data/recommendations.ts'
import type { DismissFriendRecommendationInput } from '../generated/resolvers.ts'
import type { DismissalPayload } from '../payloads.ts'
import { noSuchPerson } from '../rules/not-found.ts'

/** Recommends the person to the viewer no more; doing it again changes nothing. */
export async function dismissFriendRecommendation(
  ctx: UsersContext,
  viewer: Viewer,
  input: DismissFriendRecommendationInput,
): Promise<DismissalPayload> {
  const dismissedId = parseId(input.userId)
  if (!dismissedId) return failed(noSuchPerson)
  if (dismissedId === viewer.id) {
    return failed(userError('INVALID', 'You are never recommended to yourself.', ['input', 'userId']))
  }
  const isDismissed = await ctx.db.transaction().execute(async (trx) => {
    await lockPair(trx, viewer.id, dismissedId)
    const people = await listPeopleByIds(trx, [viewer.id, dismissedId])
    if (people.size < 2) return false
    await insertDismissal(trx, viewer.id, dismissedId)
    return true
  })
  if (!isDismissed) return failed(noSuchPerson)
  ctx.loaders.clearAll()
  return { dismissedUserId: dismissedId, errors: [] }
}
