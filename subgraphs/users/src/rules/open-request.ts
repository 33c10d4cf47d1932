import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { type UserError, userError } from '@plaza/subgraph'
import type { Trx } from '../data/db.ts'
import { type FriendRequestRow, listFriendRequestsByIds } from '../data/friend-requests.ts'
import { lockPair } from '../data/locks.ts'
import { noSuchRequest } from './not-found.ts'

const path = ['input', 'friendRequestId']

type Found = { request: FriendRequestRow; error: null } | { request: null; error: UserError }

/**
 * The open request that the viewer wants to end, with the pair locked, or why the viewer cannot end it.
 *
 * @param by the one of the two people who may end it
 * @param refusal what the other person is told
 */
export async function lockOpenRequest(
  trx: Trx,
  viewer: Viewer,
  requestId: string,
  { by, refusal }: { by: 'fromId' | 'toId'; refusal: string },
): Promise<Found> {
  const request = await lockRequest(trx, viewer.id, requestId)
  if (!request) return { request: null, error: noSuchRequest }
  if (request[by] !== viewer.id) return { request: null, error: userError('NOT_ALLOWED', refusal, path) }
  if (request.status !== 'PENDING') {
    return { request: null, error: userError('CONFLICT', 'This request is not open any more.', path) }
  }
  return { request, error: null }
}

/** The request itself tells whose lock to take, so it is read again under the lock. */
async function lockRequest(trx: Trx, viewerId: string, requestId: string): Promise<FriendRequestRow | null> {
  const id = parseId(requestId)
  if (!id) return null
  const found = (await listFriendRequestsByIds(trx, viewerId, [id])).get(id)
  if (!found) return null
  await lockPair(trx, found.fromId, found.toId)
  return (await listFriendRequestsByIds(trx, viewerId, [id])).get(id) ?? null
}
