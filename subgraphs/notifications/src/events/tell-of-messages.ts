import { defineConsumer, onEvent } from '@plaza/events'
import {
  conversationCreated,
  conversationParticipantRemoved,
  conversationParticipantsAdded,
  conversationRead,
  messageDeleted,
  messageEdited,
  messageSent,
} from '@plaza/schema/events'
import { listThoseStillThere, listThoseStillToTell, upsertConversationMark } from '../data/conversation-marks.ts'
import { lockForTelling } from '../data/locks.ts'
import { deleteAboutFor, messageKey, messageMentionKey, updateMessagesRead, withdrawMentions } from '../data/told.ts'
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
    onEvent(messageSent, async (trx, { data }) => {
      const { messageId: id, conversationId, senderId, recipientIds, mentionedIds = [], quietIds = [], sentAt } = data
      await lockForTelling(trx, [conversationId])
      const toTell = recipientIds.filter((one) => !quietIds.includes(one))
      const userIds = await listThoseStillToTell(trx, toTell, { id, conversationId, sentAt })
      const news = { ...writtenMessage({ ...data, senderId }), at: sentAt }
      const mentioned = await tell(trx, {
        ...{ ...news, type: 'MENTION', dedupeKey: messageMentionKey(id) },
        userIds: userIds.filter((one) => mentionedIds.includes(one)),
      })
      // One message is news once.
      const others = userIds.filter((one) => !mentioned.includes(one))
      await tell(trx, { ...news, type: 'MESSAGE', userIds: others, dedupeKey: messageKey(id) })
      // Counted as unread whether a notification is wanted or not.
      await tellViewers(trx, recipientIds)
    }),
    onEvent(messageEdited, async (trx, { data }) => {
      const { messageId, conversationId, senderId, mentionedIds, newMentionIds = [], editedAt: at } = data
      if (!senderId || !mentionedIds) return
      await lockForTelling(trx, [conversationId])
      const dedupeKey = messageMentionKey(messageId)
      await tellViewers(trx, await withdrawMentions(trx, messageId, dedupeKey, mentionedIds, at))
      const userIds = await listThoseStillThere(trx, newMentionIds, { conversationId, at })
      await tell(trx, { ...writtenMessage({ ...data, senderId }), type: 'MENTION', userIds, dedupeKey, at })
    }),
    onEvent(messageDeleted, async (trx, { data: { messageId, unreadByIds = [] } }) => {
      await retract(trx, messageId)
      await tellViewers(trx, unreadByIds)
    }),
  ],
})

const writtenMessage = (message: { messageId: string; conversationId: string; senderId: string }) => ({
  actorId: message.senderId,
  subject: { type: 'CONVERSATION', id: message.conversationId } as const,
  rootId: message.messageId,
})
