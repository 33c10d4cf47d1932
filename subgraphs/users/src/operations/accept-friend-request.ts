import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { accept } from '../friend-requests/answers.ts'
import type { AcceptFriendRequestInput } from '../generated/resolvers.ts'
import type { FriendRequestPayload } from '../payloads.ts'
import { lockOpenRequest } from '../rules/open-request.ts'

const answer = { by: 'toId', refusal: 'Only the person who was asked can accept.' } as const

/** Makes the two people friends. Open to the person who was asked. */
export async function acceptFriendRequest(
  ctx: UsersContext,
  viewer: Viewer,
  input: AcceptFriendRequestInput,
): Promise<FriendRequestPayload> {
  const payload = await ctx.db.transaction().execute(async (trx): Promise<FriendRequestPayload> => {
    const { request, error } = await lockOpenRequest(trx, viewer, input.friendRequestId, answer)
    if (error) return failed(error)
    return { friendRequest: await accept(trx, request), errors: [] }
  })
  ctx.loaders.clearAll()
  return payload
}
