import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { friendRequestSent } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import { findRequestTime, insertFriendRequest, wasDeclined } from '../data/friend-requests.ts'
import { lockPair, lockSender } from '../data/locks.ts'
import { listPeopleByIds } from '../data/people.ts'
import { listStandingsByIds, strangers } from '../data/standings.ts'
import { accept } from '../friend-requests/answers.ts'
import type { SendFriendRequestInput } from '../generated/resolvers.ts'
import type { FriendRequestPayload } from '../payloads.ts'
import { noSuchPerson } from '../rules/not-found.ts'

const path = ['input', 'userId']
const dayMs = 24 * 60 * 60_000
const requestsPerDay = 50
/** How long a sender waits before asking a person again who has declined. */
const daysAfterDecline = 30

/** Asks somebody to be friends; when they have asked already, the two are friends at once. */
export async function sendFriendRequest(
  ctx: UsersContext,
  viewer: Viewer,
  input: SendFriendRequestInput,
): Promise<FriendRequestPayload> {
  const toId = parseId(input.userId)
  if (!toId) return failed(noSuchPerson)
  if (toId === viewer.id) return failed(userError('INVALID', 'You cannot ask yourself.', path))
  const payload = await ctx.db.transaction().execute(async (trx): Promise<FriendRequestPayload> => {
    await lockSender(trx, viewer.id)
    await lockPair(trx, viewer.id, toId)
    const people = await listPeopleByIds(trx, [viewer.id, toId])
    if (!people.has(toId)) return failed(noSuchPerson)
    if (!people.has(viewer.id)) return failed(userError('CONFLICT', 'Your profile is not ready yet; try again.'))

    const standing = (await listStandingsByIds(trx, viewer.id, [toId])).get(toId) ?? strangers
    if (standing.friendsSince) return failed(userError('CONFLICT', 'You are friends already.', path))
    if (standing.openRequest?.fromId === viewer.id) {
      return failed(userError('CONFLICT', 'You have already asked and wait for an answer.', path))
    }
    // Both want it: nobody has to answer any more.
    if (standing.openRequest) return { friendRequest: await accept(trx, standing.openRequest), errors: [] }
    return ask(trx, viewer.id, toId)
  })
  ctx.loaders.clearAll()
  return payload
}

async function ask(trx: Trx, fromId: string, toId: string): Promise<FriendRequestPayload> {
  const daysAgo = (days: number) => new Date(Date.now() - days * dayMs)
  if (await wasDeclined(trx, fromId, toId, daysAgo(daysAfterDecline))) {
    return failed(
      userError('NOT_ALLOWED', `This person said no; you may ask again ${daysAfterDecline} days after that.`, path),
    )
  }
  const firstOfMost = await findRequestTime(trx, fromId, requestsPerDay, daysAgo(1))
  if (firstOfMost) {
    return failed(
      userError('LIMIT_REACHED', `You can ask at most ${requestsPerDay} people a day.`, undefined, {
        retryAfterSeconds: Math.max(1, Math.ceil((firstOfMost.getTime() + dayMs - Date.now()) / 1_000)),
        limit: requestsPerDay,
      }),
    )
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
