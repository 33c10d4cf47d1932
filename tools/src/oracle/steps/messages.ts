import { newId } from '@plaza/database'
import {
  directOf,
  isClosed,
  join,
  leave,
  mayAdd,
  memberOf,
  messagesOf,
  passOnAdministration,
  reaches,
  sees,
} from '../world/messages.ts'
import { takeBack, tell } from '../world/notifications.ts'
import { isActive } from '../world/people.ts'
import type { Conversation, Member, Message, World } from '../world/world.ts'
import { twoPeople } from './people.ts'
import { type Dice, type MakeStep, okIf } from './step.ts'

const most = 60

const startDirectConversation: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by, other } = two
  return {
    by,
    mutation: 'startDirectConversation',
    input: { userId: other },
    verdict: (now) => okIf(reaches(now, by, other)),
    apply(now, { conversation: { id } }) {
      const known = directOf(now, by, other)
      if (known) memberOf(known, by)!.isOpen = true
      else open(now, { id, type: 'DIRECT', name: null, by, others: [other] })
    },
    payload: ({ world: now }, { conversation }) => ({ conversation: now.conversations.get(conversation.id) }),
  }
}

interface Opening {
  id: string
  type: Conversation['type']
  name: string | null
  by: string
  others: readonly string[]
}

function open(world: World, { id, type, name, by, others }: Opening): Conversation {
  const isGroup = type === 'GROUP'
  const founder: Member = { userId: by, role: isGroup ? 'ADMIN' : 'MEMBER', isOpen: true, joinedAt: 0, readUpTo: 0 }
  const conversation = { id, type, name, createdById: by, members: [founder], markers: new Map() }
  world.conversations.set(id, conversation)
  for (const other of others) join(world, conversation, other, isGroup)
  return conversation
}

function tellOfGroup(world: World, conversationId: string, by: string, added: readonly string[]): void {
  for (const userId of added) {
    tell(world, {
      ...{ type: 'GROUP_ADDED', userId, actorId: by, subject: { type: 'Conversation', id: conversationId } },
      key: `group:${conversationId}`,
    })
  }
}

const createGroupConversation: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two || world.conversations.size >= most) return null
  const { by } = two
  const others = [...world.people.keys()].filter((id) => mayAdd(world, by, id))
  const picked = dice.some(dice.chance(5) ? [...world.people.keys()] : others, 5).filter((id) => id !== by)
  if (picked.length === 0) return null
  const name = `group ${world.conversations.size}`
  return {
    by,
    mutation: 'createGroupConversation',
    input: { name, participantIds: picked },
    verdict: (now) => okIf(picked.every((id) => mayAdd(now, by, id))),
    apply(now, { conversation: { id } }) {
      open(now, { id, type: 'GROUP', name, by, others: picked })
      tellOfGroup(now, id, by, picked)
    },
    payload: ({ world: now }, { conversation }) => ({ conversation: now.conversations.get(conversation.id) }),
  }
}

type Make = (by: string, conversation: Conversation, dice: Dice, other: string) => ReturnType<MakeStep>

/** Mostly in one that the person takes part in. */
function inConversation(type: Conversation['type'] | 'ANY', make: Make): MakeStep {
  return (world, dice) => {
    const two = twoPeople(world, dice)
    if (!two) return null
    const all = [...world.conversations.values()].filter((one) => type === 'ANY' || one.type === type)
    const own = all.filter((one) => sees(one, two.by))
    const conversation = dice.pick(dice.chance(6) ? all : own)
    return conversation ? make(two.by, conversation, dice, two.other) : null
  }
}

const isIn = (world: World, by: string, id: string) => sees(world.conversations.get(id), by)
const isAdmin = (world: World, by: string, id: string) =>
  isIn(world, by, id) && memberOf(world.conversations.get(id)!, by)!.role === 'ADMIN'

const groupShown =
  (id: string) =>
  ({ world }: { world: World }) => ({ conversation: world.conversations.get(id) })

const updateGroupConversation = inConversation('GROUP', (by, { id }, dice) => {
  const name = `renamed ${dice.pick(['a', 'b', 'c'])}`
  return {
    by,
    mutation: 'updateGroupConversation',
    input: { conversationId: id, name },
    verdict: (now) => okIf(isAdmin(now, by, id)),
    apply: (now) => void Object.assign(now.conversations.get(id)!, { name }),
    payload: groupShown(id),
  }
})

const addParticipants = inConversation('GROUP', (by, { id }, _, other) => ({
  by,
  mutation: 'addParticipants',
  input: { conversationId: id, userIds: [other] },
  verdict: (now) => {
    if (!isIn(now, by, id)) return 'REFUSED'
    return okIf(memberOf(now.conversations.get(id)!, other) !== undefined || mayAdd(now, by, other))
  },
  apply(now) {
    const conversation = now.conversations.get(id)!
    if (memberOf(conversation, other)) return
    join(now, conversation, other, true)
    tellOfGroup(now, id, by, [other])
  },
  payload: groupShown(id),
}))

/** Somebody in it, mostly. */
const someMember = ({ members }: Conversation, dice: Dice, other: string): string =>
  (dice.chance(5) ? null : dice.pick(members)?.userId) ?? other

const removeParticipant = inConversation('GROUP', (by, conversation, dice, other) => {
  const { id } = conversation
  const userId = someMember(conversation, dice, other)
  return {
    by,
    mutation: 'removeParticipant',
    input: { conversationId: id, userId },
    verdict: (now) =>
      okIf(isAdmin(now, by, id) && userId !== by && memberOf(now.conversations.get(id)!, userId) !== undefined),
    apply: (now) => goOut(now, id, userId),
    payload: groupShown(id),
  }
})

function goOut(world: World, id: string, userId: string): void {
  const conversation = world.conversations.get(id)!
  leave(conversation, userId)
  passOnAdministration(world, conversation)
  takeBack(world, (one) => one.userId === userId && one.subject.id === id)
}

const changeParticipantRole = inConversation('GROUP', (by, conversation, dice, other) => {
  const { id } = conversation
  const userId = someMember(conversation, dice, other)
  const role = dice.pick(['ADMIN', 'MEMBER'] as const)!
  return {
    by,
    mutation: 'changeParticipantRole',
    input: { conversationId: id, userId, role },
    verdict(now) {
      const group = now.conversations.get(id)!
      const member = memberOf(group, userId)
      if (!isAdmin(now, by, id) || !member) return 'REFUSED'
      if (member.role === role || role === 'ADMIN' || group.members.length === 1) return 'OK'
      const leads = group.members.some(
        (one) => one.role === 'ADMIN' && one.userId !== null && one.userId !== userId && isActive(now, one.userId),
      )
      return okIf(leads)
    },
    apply: (now) => void Object.assign(memberOf(now.conversations.get(id)!, userId)!, { role }),
    payload({ world: now }) {
      const group = now.conversations.get(id)!
      return { participant: { conversation: group, member: memberOf(group, userId) } }
    },
  }
})

const leaveConversation = inConversation('ANY', (by, { id }) => ({
  by,
  mutation: 'leaveConversation',
  input: { conversationId: id },
  verdict: (now) => okIf(isIn(now, by, id) && now.conversations.get(id)!.type === 'GROUP'),
  apply: (now) => goOut(now, id, by),
}))

const sendMessage: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two || world.messages.size >= most) return null
  const { by } = two
  const all = [...world.conversations.values()]
  const conversation = dice.pick(dice.chance(6) ? all : all.filter((one) => sees(one, by)))
  if (!conversation) return null
  const { id } = conversation
  const content = `message ${dice.pick(['one', 'two', 'three'])}`
  const answered = dice.chance(3) ? dice.pick([...world.messages.values()]) : undefined
  const replyToId = answered?.id ?? null
  return {
    by,
    mutation: 'sendMessage',
    input: { conversationId: id, content, idempotencyKey: newId(), ...(replyToId !== null && { replyToId }) },
    verdict(now) {
      if (!isIn(now, by, id) || isClosed(now, now.conversations.get(id)!, by)) return 'REFUSED'
      return okIf(answered === undefined || answered.conversationId === id)
    },
    apply: (now, { message }) =>
      addMessage(now, { id: message.id, conversationId: id, senderId: by, content, replyToId }),
    payload: ({ world: now }, { message }) => ({ message: now.messages.get(message.id) }),
  }
}

function addMessage(
  world: World,
  sent: Pick<Message, 'id' | 'conversationId' | 'content' | 'replyToId'> & { senderId: string },
): void {
  const { id, conversationId, senderId } = sent
  const sequence = messagesOf(world, conversationId).length + 1
  world.messages.set(id, { ...sent, sequence, isEdited: false, isDeleted: false })
  for (const member of world.conversations.get(conversationId)!.members) {
    member.isOpen = true
    if (member.userId === null) continue
    tell(world, {
      ...{ type: 'MESSAGE', userId: member.userId, actorId: senderId, key: `message:${id}` },
      subject: { type: 'Conversation', id: conversationId },
    })
  }
}

/** Mostly the person's own. */
function onMessage(make: (by: string, message: Message, dice: Dice) => ReturnType<MakeStep>): MakeStep {
  return (world, dice) => {
    const two = twoPeople(world, dice)
    if (!two) return null
    const all = [...world.messages.values()]
    const message = dice.pick(dice.chance(5) ? all : all.filter(({ senderId }) => senderId === two.by))
    return message ? make(two.by, message, dice) : null
  }
}

const editMessage = onMessage((by, { id, conversationId }, dice) => {
  const content = `edited ${dice.pick(['one', 'two', 'three'])}`
  return {
    by,
    mutation: 'editMessage',
    input: { messageId: id, content },
    verdict(now) {
      const { senderId, isDeleted } = now.messages.get(id)!
      if (senderId !== by || isDeleted || !isIn(now, by, conversationId)) return 'REFUSED'
      return okIf(!isClosed(now, now.conversations.get(conversationId)!, by))
    },
    apply(now) {
      const message = now.messages.get(id)!
      if (message.content !== content) Object.assign(message, { content, isEdited: true })
    },
    payload: ({ world: now }) => ({ message: now.messages.get(id) }),
  }
})

const deleteMessage = onMessage((by, { id, conversationId }) => ({
  by,
  mutation: 'deleteMessage',
  input: { messageId: id },
  verdict: (now) => okIf(now.messages.get(id)!.senderId === by),
  apply(now) {
    now.messages.get(id)!.isDeleted = true
    takeBack(now, ({ key }) => key === `message:${id}`)
  },
  payload: ({ world: now }) => ({ message: isIn(now, by, conversationId) ? now.messages.get(id) : null }),
}))

const markConversationRead: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two) return null
  const { by } = two
  const all = [...world.messages.values()]
  const seen = all.filter(({ conversationId }) => isIn(world, by, conversationId))
  const upTo = dice.pick(dice.chance(6) ? all : seen)
  if (!upTo) return null
  const { id: upToMessageId, conversationId } = upTo
  return {
    by,
    mutation: 'markConversationRead',
    input: { conversationId, upToMessageId },
    verdict: (now) => okIf(isIn(now, by, conversationId)),
    apply(now) {
      const member = memberOf(now.conversations.get(conversationId)!, by)!
      const { sequence } = now.messages.get(upToMessageId)!
      if (member.readUpTo >= sequence) return
      member.readUpTo = sequence
      const read = new Set(
        messagesOf(now, conversationId)
          .filter((one) => one.sequence <= sequence)
          .map(({ id }) => `message:${id}`),
      )
      for (const one of now.notifications) if (one.userId === by && read.has(one.key)) one.isRead = true
    },
    payload: groupShown(conversationId),
  }
}

const setTyping = inConversation('ANY', (by, { id }, dice) => ({
  by,
  mutation: 'setTyping',
  input: { conversationId: id, isTyping: dice.chance(2) },
  verdict: (now) => okIf(isIn(now, by, id)),
  apply: () => {},
}))

export const messageSteps = {
  startDirectConversation,
  createGroupConversation,
  updateGroupConversation,
  addParticipants,
  removeParticipant,
  changeParticipantRole,
  leaveConversation,
  sendMessage,
  editMessage,
  deleteMessage,
  markConversationRead,
  setTyping,
} satisfies Record<string, MakeStep>
