import { defineConsumer, onEvent } from '@plaza/events'
import {
  conversationCreated,
  conversationParticipantRemoved,
  conversationParticipantsAdded,
  conversationRead,
  messageDeleted,
  messageSent,
} from '@plaza/schema/events'
import { listThoseStillToTell, upsertConversationMark } from '../data/conversation-marks.ts'
import { lockForTelling } from '../data/locks.ts'
import { deleteAboutFor, messageKey, updateMessagesRead } from '../data/told.ts'
import type { DB } from '../generated/database.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import { retract } from './retract.ts'
import { tell } from './tell.ts'

export const tellOfMessages = defineConsumer<DB>({
  name: 'tell-of-messages',
  handlers: [
    onEvent(conversationCreated, async (trx, { id, data }) => {
      if (data.type !== 'GROUP') return
      await tell(trx, {
        type: 'GROUP_ADDED',
        userIds: data.participantIds,
        actorId: data.createdById,
        subject: { type: 'CONVERSATION', id: data.conversationId },
        // By the event: who was removed and is added again hears of it again.
        dedupeKey: `group_added:${id}`,
        at: data.at,
      })
    }),
    onEvent(conversationParticipantsAdded, (trx, { id, data }) =>
      tell(trx, {
        type: 'GROUP_ADDED',
        userIds: data.userIds,
        actorId: data.addedById,
        subject: { type: 'CONVERSATION', id: data.conversationId },
        dedupeKey: `group_added:${id}`,
        at: data.at,
      }),
    ),
    onEvent(conversationParticipantRemoved, async (trx, { data: { conversationId, userId, at } }) => {
      await upsertConversationMark(trx, { userId, conversationId, leftAt: at })
      await deleteAboutFor(trx, conversationId, userId)
      await tellViewers(trx, [userId])
    }),
    onEvent(conversationRead, async (trx, { data: { conversationId, userId, upToMessageId, at } }) => {
      await upsertConversationMark(trx, { userId, conversationId, readUpTo: upToMessageId })
      await updateMessagesRead(trx, userId, { conversationId, messageId: upToMessageId }, at)
      await tellViewers(trx, [userId])
    }),
    // On a topic of its own: by now it may have been read, or its recipient may be out of the group.
    onEvent(messageSent, async (trx, { data: { messageId: id, conversationId, senderId, recipientIds, sentAt } }) => {
      await lockForTelling(trx, [conversationId])
      await tell(trx, {
        type: 'MESSAGE',
        userIds: await listThoseStillToTell(trx, recipientIds, { id, conversationId, sentAt }),
        actorId: senderId,
        subject: { type: 'CONVERSATION', id: conversationId },
        rootId: id,
        dedupeKey: messageKey(id),
        at: sentAt,
      })
      // Counted as unread whether a notification is wanted or not.
      await tellViewers(trx, recipientIds)
    }),
    onEvent(messageDeleted, async (trx, { data: { messageId, unreadByIds = [] } }) => {
      await retract(trx, messageId)
      await tellViewers(trx, unreadByIds)
    }),
  ],
})
