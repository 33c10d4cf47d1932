import { failed, requireViewer, type UserError, userError } from '@plaza/subgraph'
import type { Transaction } from 'kysely'
import type { UsersContext } from '../context.ts'
import { type FriendRequestRow, listFriendRequestsByIds } from '../data/friend-requests.ts'
import { isId } from '../data/ids.ts'
import { lockPair } from '../data/locks.ts'
import { accept, cancel, decline } from '../friend-requests/answers.ts'
import type { DB } from '../generated/database.ts'
import type { FriendRequestResult } from './send-friend-request.ts'

const path = ['input', 'friendRequestId']

interface Answer {
  /** Whose answer it is. */
  by: 'fromId' | 'toId'
  refusal: string
  give(trx: Transaction<DB>, request: FriendRequestRow): Promise<FriendRequestRow>
}

const answers = {
  accept: { by: 'toId', refusal: 'Only the person who was asked can accept.', give: accept },
  decline: { by: 'toId', refusal: 'Only the person who was asked can decline.', give: decline },
  cancel: { by: 'fromId', refusal: 'Only the person who asked can cancel.', give: cancel },
} satisfies Record<string, Answer>

export async function acceptFriendRequest(ctx: UsersContext, id: string): Promise<FriendRequestResult> {
  return await answer(ctx, id, answers.accept)
}

export async function declineFriendRequest(ctx: UsersContext, id: string): Promise<FriendRequestResult> {
  return await answer(ctx, id, answers.decline)
}

export async function cancelFriendRequest(ctx: UsersContext, id: string): Promise<FriendRequestResult> {
  return await answer(ctx, id, answers.cancel)
}

async function answer(ctx: UsersContext, id: string, { by, refusal, give }: Answer): Promise<FriendRequestResult> {
  const viewer = requireViewer(ctx)
  const result = await ctx.db.transaction().execute(async (trx): Promise<FriendRequestResult> => {
    const request = await lockRequest(trx, viewer.id, id)
    if (!request) return refused('NOT_FOUND', 'There is no such request.')
    if (request[by] !== viewer.id) return refused('NOT_ALLOWED', refusal)
    if (request.status !== 'PENDING') return refused('CONFLICT', 'This request is not open any more.')
    return { friendRequest: await give(trx, request), errors: [] }
  })
  ctx.loaders.forget()
  return result
}

/** Whose lock to take only the request tells, so it is read again under the lock. */
async function lockRequest(trx: Transaction<DB>, viewerId: string, id: string): Promise<FriendRequestRow | undefined> {
  if (!isId(id)) return undefined
  const found = (await listFriendRequestsByIds(trx, viewerId, [id])).get(id.toLowerCase())
  if (!found) return undefined
  await lockPair(trx, found.fromId, found.toId)
  return (await listFriendRequestsByIds(trx, viewerId, [found.id])).get(found.id)
}

function refused(code: UserError['code'], message: string): { errors: UserError[] } {
  return failed(userError(code, message, path))
}
