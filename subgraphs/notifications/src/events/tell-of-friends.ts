import { defineConsumer, onEvent } from '@plaza/events'
import {
  friendRequestAccepted,
  friendRequestCancelled,
  friendRequestDeclined,
  friendRequestSent,
  friendshipAccepted,
} from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import { deleteAbout, insertRetraction, updateRequestRead } from '../data/told.ts'
import type { DB } from '../generated/database.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import { tell } from './tell.ts'

export const tellOfFriends = defineConsumer<DB>({
  name: 'tell-of-friends',
  handlers: [
    onEvent(friendRequestSent, async (trx, { data: { friendRequestId, fromId, toId, at } }) => {
      await tell(trx, {
        type: 'FRIEND_REQUEST',
        userIds: [toId],
        actorId: fromId,
        subject: { type: 'FRIEND_REQUEST', id: friendRequestId },
        dedupeKey: `friend_request:${friendRequestId}`,
        at,
      })
      await tellViewers(trx, [fromId, toId])
    }),
    onEvent(friendRequestAccepted, async (trx, { data }) => {
      await settle(trx, data)
      await tellViewers(trx, [data.fromId, data.toId])
    }),
    // The sender is not told.
    onEvent(friendRequestDeclined, async (trx, { data }) => {
      await settle(trx, data)
      await tellViewers(trx, [data.toId])
    }),
    onEvent(friendRequestCancelled, async (trx, { data: { friendRequestId, fromId, toId } }) => {
      await insertRetraction(trx, friendRequestId)
      await deleteAbout(trx, friendRequestId)
      await tellViewers(trx, [fromId, toId])
    }),
    onEvent(friendshipAccepted, (trx, { data: { friendRequestId, requesterId, accepterId, since } }) =>
      tell(trx, {
        type: 'FRIEND_ACCEPTED',
        userIds: [requesterId],
        actorId: accepterId,
        subject: { type: 'USER', id: accepterId },
        dedupeKey: `friendship:${friendRequestId}`,
        at: since,
      }),
    ),
  ],
})

/** The request is answered: a person who has not been told of it yet need not be. */
async function settle(trx: Trx, { friendRequestId, at }: { friendRequestId: string; at: Date }) {
  await insertRetraction(trx, friendRequestId)
  await updateRequestRead(trx, friendRequestId, at)
}
