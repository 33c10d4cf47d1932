import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { decline } from '../friend-requests/answers.ts'
import type { DeclineFriendRequestInput } from '../generated/resolvers.ts'
import type { FriendRequestPayload } from '../payloads.ts'
import { lockOpenRequest } from '../rules/open-request.ts'

const answer = { by: 'toId', refusal: 'Only the person who was asked can decline.' } as const

/** Turns the sender down. Open to the person who was asked. */
export async function declineFriendRequest(
  ctx: UsersContext,
  viewer: Viewer,
  input: DeclineFriendRequestInput,
): Promise<FriendRequestPayload> {
  const payload = await ctx.db.transaction().execute(async (trx): Promise<FriendRequestPayload> => {
    const { request, error } = await lockOpenRequest(trx, viewer, input.friendRequestId, answer)
    if (error) return failed(error)
    return { friendRequest: await decline(trx, request), errors: [] }
  })
  ctx.loaders.clearAll()
  return payload
}
