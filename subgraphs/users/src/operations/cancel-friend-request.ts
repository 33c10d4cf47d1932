import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { cancel } from '../friend-requests/answers.ts'
import type { CancelFriendRequestInput } from '../generated/resolvers.ts'
import type { FriendRequestPayload } from '../payloads.ts'
import { lockOpenRequest } from '../rules/open-request.ts'

const answer = { by: 'fromId', refusal: 'Only the person who asked can cancel.' } as const

/** Takes a request back. Open to the person who sent it. */
export async function cancelFriendRequest(
  ctx: UsersContext,
  viewer: Viewer,
  input: CancelFriendRequestInput,
): Promise<FriendRequestPayload> {
  const payload = await ctx.db.transaction().execute(async (trx): Promise<FriendRequestPayload> => {
    const { request, error } = await lockOpenRequest(trx, viewer, input.friendRequestId, answer)
    if (error) return failed(error)
    return { friendRequest: await cancel(trx, request), errors: [] }
  })
  ctx.loaders.clearAll()
  return payload
}
