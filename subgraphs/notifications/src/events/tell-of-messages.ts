import { defineConsumer, onEvent } from '@plaza/events'
import {
  conversationCreated,
  conversationParticipantRemoved,
  conversationParticipantsAdded,
  conversationRead,
  messageSent,
} from '@plaza/schema/events'
import { deleteAboutFor, markReadAbout } from '../data/told.ts'
import type { DB } from '../generated/database.ts'
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
    onEvent(conversationParticipantRemoved, (trx, { data }) => deleteAboutFor(trx, data.conversationId, data.userId)),
    onEvent(conversationRead, (trx, { data }) =>
      markReadAbout(trx, { type: 'CONVERSATION', id: data.conversationId }, data.at, data.userId),
    ),
    onEvent(messageSent, (trx, { data }) =>
      tell(trx, {
        type: 'MESSAGE',
        userIds: data.recipientIds,
        actorId: data.senderId,
        subject: { type: 'CONVERSATION', id: data.conversationId },
        dedupeKey: `message:${data.messageId}`,
        at: data.sentAt,
      }),
    ),
  ],
})
