import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import { findSentFriendRequest } from '../data/friend-requests.ts'
import { lockPair } from '../data/locks.ts'
import { cancel } from '../friend-requests/answers.ts'
import type { CancelFriendRequestInput } from '../generated/resolvers.ts'
import type { FriendRequestPayload } from '../payloads.ts'
import { noSuchRequest } from '../rules/not-found.ts'
import { lockOpenRequest } from '../rules/open-request.ts'

const answer = { by: 'fromId', refusal: 'Only the person who asked can cancel.' } as const

/** Takes a request back. Open to the person who sent it, also when the other person is hidden by now. */
export async function cancelFriendRequest(
  ctx: UsersContext,
  viewer: Viewer,
  input: CancelFriendRequestInput,
): Promise<FriendRequestPayload> {
  const payload = await ctx.db.transaction().execute(async (trx): Promise<FriendRequestPayload> => {
    const { request, error } = await lockOpenRequest(trx, viewer, input.friendRequestId, answer)
    if (error === noSuchRequest) return takeBackUnseen(trx, viewer, input.friendRequestId)
    if (error) return failed(error)
    return { friendRequest: await cancel(trx, request), errors: [] }
  })
  ctx.loaders.clearAll()
  return payload
}

/** One answer for a block, which has cancelled the request already, and for an account that is away, whose request is open. */
async function takeBackUnseen(trx: Trx, viewer: Viewer, requestId: string): Promise<FriendRequestPayload> {
  const id = parseId(requestId)
  const sent = id && (await findSentFriendRequest(trx, viewer.id, id))
  if (!sent) return failed(noSuchRequest)
  await lockPair(trx, sent.fromId, sent.toId)
  const request = await findSentFriendRequest(trx, viewer.id, sent.id)
  if (request?.status === 'PENDING') await cancel(trx, request)
  else if (request?.status !== 'CANCELLED') return failed(noSuchRequest)
  return { errors: [] }
}
