import { publish } from '@plaza/events'
import {
  friendRequestAccepted,
  friendRequestCancelled,
  friendRequestDeclined,
  friendshipAccepted,
} from '@plaza/schema/events'
import type { Transaction } from 'kysely'
import { answerFriendRequest, type FriendRequestRow } from '../data/friend-requests.ts'
import { insertFriendship } from '../data/friendships.ts'
import type { DB } from '../generated/database.ts'

/** Each ends an open request and says so; the caller holds the pair's lock and has checked that the viewer may. */
export async function accept(trx: Transaction<DB>, request: FriendRequestRow): Promise<FriendRequestRow> {
  const accepted = await answerFriendRequest(trx, request.id, 'ACCEPTED')
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

export async function decline(trx: Transaction<DB>, request: FriendRequestRow): Promise<FriendRequestRow> {
  const declined = await answerFriendRequest(trx, request.id, 'DECLINED')
  await publish(trx, friendRequestDeclined, answered(declined))
  return declined
}

export async function cancel(trx: Transaction<DB>, request: FriendRequestRow): Promise<FriendRequestRow> {
  const cancelled = await answerFriendRequest(trx, request.id, 'CANCELLED')
  await publish(trx, friendRequestCancelled, answered(cancelled))
  return cancelled
}

function answered({ id, fromId, toId, answeredAt, createdAt }: FriendRequestRow) {
  return { friendRequestId: id, fromId, toId, at: answeredAt ?? createdAt }
}
