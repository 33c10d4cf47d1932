import { publish } from '@plaza/events'
import {
  friendRequestAccepted,
  friendRequestCancelled,
  friendRequestDeclined,
  friendshipAccepted,
} from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import { type FriendRequestRow, updateFriendRequestStatus } from '../data/friend-requests.ts'
import { insertFriendship } from '../data/friendships.ts'

// Each ends an open request and publishes that. The caller has locked the pair and checked that the viewer may do it.

export async function accept(trx: Trx, request: FriendRequestRow): Promise<FriendRequestRow> {
  const accepted = await updateFriendRequestStatus(trx, request.id, 'ACCEPTED')
  const { lowId, highId, since, version } = await insertFriendship(trx, accepted)
  await publish(trx, friendRequestAccepted, answered(accepted))
  await publish(trx, friendshipAccepted, {
    lowId,
    highId,
    since,
    version,
    friendRequestId: accepted.id,
    requesterId: accepted.fromId,
    accepterId: accepted.toId,
  })
  return accepted
}

export async function decline(trx: Trx, request: FriendRequestRow): Promise<FriendRequestRow> {
  const declined = await updateFriendRequestStatus(trx, request.id, 'DECLINED')
  await publish(trx, friendRequestDeclined, answered(declined))
  return declined
}

export async function cancel(trx: Trx, request: FriendRequestRow): Promise<FriendRequestRow> {
  const cancelled = await updateFriendRequestStatus(trx, request.id, 'CANCELLED')
  await publish(trx, friendRequestCancelled, answered(cancelled))
  return cancelled
}

function answered({ id, fromId, toId, answeredAt, createdAt }: FriendRequestRow) {
  return { friendRequestId: id, fromId, toId, at: answeredAt ?? createdAt }
}
