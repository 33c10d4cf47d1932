import { publish } from '@plaza/events'
import { blockCreated, friendshipEnded } from '@plaza/schema/events'
import { failed, requireViewer, type UserError, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { findBlockedPerson, insertBlock } from '../data/blocks.ts'
import { deleteFriendship } from '../data/friendships.ts'
import { isId } from '../data/ids.ts'
import { lockPair } from '../data/locks.ts'
import { listPeopleByIds, type Person } from '../data/people.ts'
import { listStandingsByIds } from '../data/standings.ts'
import { cancel } from '../friend-requests/answers.ts'

const path = ['input', 'userId']

export interface PersonResult {
  user?: Person | null
  errors: UserError[]
}

export async function blockUser(ctx: UsersContext, userId: string): Promise<PersonResult> {
  const viewer = requireViewer(ctx)
  const blockedId = userId.toLowerCase()
  if (!isId(blockedId)) return failed(userError('NOT_FOUND', 'There is no such person.', path))
  if (blockedId === viewer.id) return failed(userError('INVALID', 'You cannot block yourself.', path))
  const errors = await ctx.db.transaction().execute(async (trx) => {
    await lockPair(trx, viewer.id, blockedId)
    const standing = (await listStandingsByIds(trx, viewer.id, [blockedId])).get(blockedId)
    if (standing?.isBlocked) return [userError('CONFLICT', 'You have blocked this person already.', path)]
    const people = await listPeopleByIds(trx, [viewer.id, blockedId])
    if (people.size < 2) return [userError('NOT_FOUND', 'There is no such person.', path)]

    const ended = await deleteFriendship(trx, viewer.id, blockedId)
    if (ended) await publish(trx, friendshipEnded, { ...ended, endedAt: new Date(), reason: 'BLOCKED' })
    if (standing?.openRequest) await cancel(trx, standing.openRequest)
    await publish(trx, blockCreated, await insertBlock(trx, viewer.id, blockedId))
    return []
  })
  if (errors.length > 0) return failed(...errors)
  ctx.loaders.forget()
  return { user: (await findBlockedPerson(ctx.db, viewer.id, blockedId)) ?? null, errors: [] }
}
