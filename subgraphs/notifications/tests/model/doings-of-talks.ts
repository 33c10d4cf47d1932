import { newId, newIdAt } from '@plaza/database'
import {
  conversationCreated,
  conversationParticipantRemoved,
  conversationRead,
  messageDeleted,
  messageEdited,
  messageSent,
} from '@plaza/schema/events'
import type { Recorder } from './recorder.ts'

interface Message {
  id: string
  senderId: string
  /** To whom its text leads, and has ever led. */
  named: string[]
  everNamed: Set<string>
}

interface Talk {
  id: string
  members: string[]
  messages: Message[]
  /** By person, the place of the last message that they have read. */
  readUpTo: Map<string, number>
}

/** What people do in groups. */
export function doingsOfTalks(recorder: Recorder) {
  const { world } = recorder
  const talks: Talk[] = []

  const gather = () => {
    const [createdById, id] = [recorder.anybody(), newId()]
    const members = recorder.people.map((person) => person.id).filter((one) => !world.deleted.has(one))
    const event = recorder.happen(conversationCreated, {
      ...{ conversationId: id, type: 'GROUP', createdById, participantIds: members, at: recorder.at },
    })
    talks.push({ id, members, messages: [], readUpTo: new Map() })
    for (const userId of members) {
      const about = [`${id} for ${userId}`]
      world.tell(`group:${event}`, {
        userId,
        type: 'GROUP_ADDED',
        actorId: createdById,
        subjectId: id,
        about,
        at: recorder.at,
      })
    }
  }

  const write = () => {
    const talk = recorder.pick(talks.filter(({ members }) => members.length > 0))
    if (!talk) return gather()
    const [senderId, messageId] = [recorder.pick(talk.members)!, newIdAt(recorder.at)]
    if (world.deleted.has(senderId)) return
    const { id: conversationId, members } = talk
    const recipientIds = members.filter((id) => id !== senderId)
    const named = recorder.named(recipientIds)
    const quietIds = recipientIds.filter(() => recorder.random() < 0.15)
    talk.messages.push({ id: messageId, senderId, named, everNamed: new Set(named) })
    recorder.happen(messageSent, {
      ...{ messageId, conversationId, senderId, recipientIds, mentionedIds: named, quietIds },
      ...{ type: 'TEXT', sentAt: recorder.at },
    })
    for (const userId of recipientIds.filter((id) => !quietIds.includes(id))) {
      const isNamed = named.includes(userId)
      world.tell(`${isNamed ? 'mention' : 'message'}:${messageId}`, {
        ...{ userId, type: isNamed ? 'MENTION' : 'MESSAGE', actorId: senderId, subjectId: conversationId },
        ...{ about: [messageId, `${conversationId} for ${userId}`], at: recorder.at },
      })
    }
  }

  /** Another text leads to others of those who have not read it yet. */
  const rewordMessage = () => {
    const talk = recorder.pick(talks)
    const message = talk && recorder.pick(talk.messages)
    if (!talk || !message || world.gone.has(message.id) || world.deleted.has(message.senderId)) return
    const { id: messageId, senderId, named: before } = message
    const place = talk.messages.indexOf(message)
    const others = talk.members.filter((id) => id !== senderId && (talk.readUpTo.get(id) ?? -1) < place)
    message.named = recorder.named(others)
    for (const userId of message.named) message.everNamed.add(userId)
    const newMentionIds = message.named.filter((id) => !before.includes(id))
    const [conversationId, key] = [talk.id, `mention:${messageId}`]
    recorder.happen(messageEdited, {
      ...{ messageId, conversationId, senderId, mentionedIds: message.named, newMentionIds, editedAt: recorder.at },
    })
    world.forgetMentions(key, message.named)
    for (const userId of newMentionIds) {
      world.tell(key, {
        ...{ userId, type: 'MENTION', actorId: senderId, subjectId: conversationId, at: recorder.at },
        about: [messageId, `${conversationId} for ${userId}`],
      })
    }
  }

  const readOrLeave = () => {
    const talk = recorder.pick(talks.filter(({ messages }) => messages.length > 0))
    if (!talk) return write()
    const [message, userId, conversationId] = [recorder.pick(talk.messages)!, recorder.pick(talk.members), talk.id]
    const roll = recorder.random()
    if (roll < 0.3) {
      recorder.happen(messageDeleted, { messageId: message.id, conversationId, deletedAt: recorder.at })
      world.gone.add(message.id)
    } else if (userId && roll < 0.4) {
      recorder.happen(conversationParticipantRemoved, {
        conversationId,
        type: 'GROUP',
        userId,
        removedById: null,
        at: recorder.at,
      })
      talk.members = talk.members.filter((id) => id !== userId)
      world.gone.add(`${conversationId} for ${userId}`)
    } else if (userId) {
      const place = talk.messages.indexOf(message)
      // A mention that was read before it is heard of is told to nobody: what is listed would depend on the order.
      if (talk.messages.slice(0, place + 1).some(({ everNamed }) => everNamed.has(userId))) return
      talk.readUpTo.set(userId, Math.max(place, talk.readUpTo.get(userId) ?? -1))
      recorder.happen(conversationRead, {
        conversationId,
        type: 'GROUP',
        userId,
        upToMessageId: message.id,
        at: recorder.at,
      })
      for (const { id } of talk.messages.slice(0, place + 1)) {
        const fact = world.facts.get(`${userId} message:${id}`)
        if (fact) fact.isRead = true
      }
    }
  }

  return { gather, write, rewordMessage, readOrLeave }
}
