import { publish } from '@plaza/events'
import { friendRequestSent } from '@plaza/schema/events'
import { failed, requireViewer, type UserError, userError } from '@plaza/subgraph'
import type { Transaction } from 'kysely'
import type { UsersContext } from '../context.ts'
import {
  countFriendRequestsSent,
  type FriendRequestRow,
  insertFriendRequest,
  wasDeclined,
} from '../data/friend-requests.ts'
import { isId } from '../data/ids.ts'
import { lockPair, lockSender } from '../data/locks.ts'
import { listPeopleByIds } from '../data/people.ts'
import { listStandingsByIds, strangers } from '../data/standings.ts'
import { accept } from '../friend-requests/answers.ts'
import type { DB } from '../generated/database.ts'
import { aDayBefore, daysAfterDecline, declineWait, requestsADay } from '../rules/asking.ts'

const path = ['input', 'userId']

export interface FriendRequestResult {
  friendRequest?: FriendRequestRow
  errors: UserError[]
}

export async function sendFriendRequest(ctx: UsersContext, userId: string): Promise<FriendRequestResult> {
  const viewer = requireViewer(ctx)
  const toId = userId.toLowerCase()
  if (!isId(toId)) return failed(userError('NOT_FOUND', 'There is no such person.', path))
  if (toId === viewer.id) return failed(userError('INVALID', 'You cannot ask yourself.', path))
  const result = await ctx.db.transaction().execute(async (trx): Promise<FriendRequestResult> => {
    await lockSender(trx, viewer.id)
    await lockPair(trx, viewer.id, toId)
    const people = await listPeopleByIds(trx, [viewer.id, toId])
    if (!people.has(toId)) return failed(userError('NOT_FOUND', 'There is no such person.', path))
    if (!people.has(viewer.id)) return failed(userError('CONFLICT', 'Your profile is not ready yet; try again.'))

    const standing = (await listStandingsByIds(trx, viewer.id, [toId])).get(toId) ?? strangers
    if (standing.friendsSince) return failed(userError('CONFLICT', 'You are friends already.', path))
    if (standing.openRequest?.fromId === viewer.id) {
      return failed(userError('CONFLICT', 'You have already asked and wait for an answer.', path))
    }
    // Both want it: nobody has to answer any more.
    if (standing.openRequest) return { friendRequest: await accept(trx, standing.openRequest), errors: [] }
    return await ask(trx, viewer.id, toId)
  })
  ctx.loaders.forget()
  return result
}

async function ask(trx: Transaction<DB>, fromId: string, toId: string): Promise<FriendRequestResult> {
  const now = new Date()
  if (await wasDeclined(trx, fromId, toId, declineWait(now))) {
    return failed(
      userError('NOT_ALLOWED', `This person said no; you may ask again ${daysAfterDecline} days after that.`, path),
    )
  }
  if ((await countFriendRequestsSent(trx, fromId, aDayBefore(now))) >= requestsADay) {
    return failed(userError('LIMIT_REACHED', `You can ask at most ${requestsADay} people a day.`))
  }
  const friendRequest = await insertFriendRequest(trx, fromId, toId)
  await publish(trx, friendRequestSent, {
    friendRequestId: friendRequest.id,
    fromId,
    toId,
    at: friendRequest.createdAt,
  })
  return { friendRequest, errors: [] }
}
