import { newId } from '@plaza/database'
import { filesOf } from '../world/files.ts'
import { mentionsIn, reword } from '../world/mentions.ts'
import { asksFirst, awaitsAnswer, isClosed, memberOf, messagesOf, sees } from '../world/messages.ts'
import { takeBack, tell, tellMentioned } from '../world/notifications.ts'
import {
  type Conversation,
  type Member,
  type Mention,
  type Message,
  type Reaction,
  type World,
  wayOf,
} from '../world/world.ts'
import { dropReactions } from '../world/writing.ts'
import { mayAttach } from './attaching.ts'
import { groupShown, inConversation, isIn } from './conversations.ts'
import { nameOf, twoPeople } from './people.ts'
import { type Dice, type MakeStep, okIf } from './step.ts'

/** Of a network: enough for all that can happen to one. */
const most = 60

const sendMessage: MakeStep = (world, dice) => {
  const two = twoPeople(world, dice)
  if (!two || world.messages.size >= most) return null
  const { by } = two
  const all = [...world.conversations.values()]
  const conversation = dice.pick(dice.chance(6) ? all : all.filter((one) => sees(one, by)))
  if (!conversation) return null
  const { id } = conversation
  const content = ['message', dice.pick(['one', 'two', '#three'])!, ...nameOf(world, dice)].join(' ')
  const file = dice.chance(4) ? dice.pick(dice.chance(6) ? [...world.files.values()] : filesOf(world, by)) : undefined
  const answered = dice.chance(3) ? dice.pick([...world.messages.values()]) : undefined
  const replyToId = answered?.id ?? null
  return {
    by,
    mutation: 'sendMessage',
    input: {
      ...{ conversationId: id, content, idempotencyKey: newId(), ...(replyToId !== null && { replyToId }) },
      ...(file && { type: 'IMAGE', mediaIds: [file.id] }),
    },
    verdict(now) {
      if (!isIn(now, by, id) || isClosed(now, now.conversations.get(id)!, by)) return 'REFUSED'
      if (awaitsAnswer(now, now.conversations.get(id)!, by)) return 'REFUSED'
      if (answered !== undefined && answered.conversationId !== id) return 'REFUSED'
      return mayAttach(now, by, file ? [file.id] : [])
    },
    apply: (now, { message }) => {
      const fileIds = file && now.files.has(file.id) ? [file.id] : []
      addMessage(now, { id: message.id, conversationId: id, senderId: by, content, replyToId, fileIds })
    },
    payload: ({ world: now }, { message }) => ({ message: now.messages.get(message.id) }),
  }
}

function addMessage(
  world: World,
  sent: Pick<Message, 'id' | 'conversationId' | 'content' | 'replyToId' | 'fileIds'> & { senderId: string },
): void {
  const { id, conversationId, senderId } = sent
  const sequence = messagesOf(world, conversationId).length + 1
  const mentions = mentionsIn(world, senderId, sent.content)
  world.messages.set(id, { ...sent, mentions, sequence, isEdited: false, isDeleted: false })
  const conversation = world.conversations.get(conversationId)!
  for (const member of conversation.members) arrive(world, conversation, member, senderId)
  const isTold = (one: string) => world.isRacing || !isQuiet(memberOf(conversation, one)!)
  const named = mentionsHere(world, conversationId, mentions).filter((one) => isTold(one.id))
  tellMentioned(world, { mentions: named }, mentionNews(sent, senderId))
  for (const { userId } of conversation.members) {
    if (userId === null || !isTold(userId)) continue
    // Who is told of the mention is not told of the message besides.
    const told = world.notifications.find((one) => one.userId === userId && one.key === `mention:${id}`)
    if (told && !told.isUnsure) continue
    tell(world, {
      ...{ type: 'MESSAGE', userId, actorId: senderId, key: `message:${id}`, isUnsure: told !== undefined },
      subject: { type: 'Conversation', id: conversationId },
    })
  }
}

/** Who is told of no message there: it is muted, or no conversation of theirs yet. */
const isQuiet = ({ isMuted, folder }: Member) => isMuted || folder === 'REQUESTS' || folder === 'DECLINED'

/** Into which of the lists of a member's a message brings its conversation. */
function arrive(world: World, { type }: Conversation, member: Member, senderId: string): void {
  const { userId, folder } = member
  if (userId === senderId) member.folder = 'INBOX'
  else if (folder === 'ARCHIVE' && !member.isMuted) member.folder = 'INBOX'
  else if (type === 'DIRECT' && !member.isOpen && folder === 'INBOX' && userId && asksFirst(world, senderId, userId))
    member.folder = 'REQUESTS'
  if (folder !== 'DECLINED') member.isOpen = true
}

const mentionNews = ({ id, conversationId }: Pick<Message, 'id' | 'conversationId'>, actorId: string) => ({
  ...{ actorId, key: `mention:${id}`, subject: { type: 'Conversation', id: conversationId } as const },
})

/** Of people who read it. */
const mentionsHere = (world: World, conversationId: string, mentions: readonly Mention[]) =>
  mentions.filter(({ id }) => memberOf(world.conversations.get(conversationId)!, id))

function changeMessage(world: World, message: Message, by: string, content: string): void {
  const { conversationId, mentions: before } = message
  if (message.content === content) return
  message.isEdited = true
  reword(world, message, by, content)
  const conversation = world.conversations.get(conversationId)!
  // Whom it named before keeps what they were told; of a new one nobody hears where it is quiet, but when they spoke at once.
  const mentions = mentionsHere(world, conversationId, message.mentions).filter(
    ({ id }) => before.some((one) => one.id === id) || world.isRacing || !isQuiet(memberOf(conversation, id)!),
  )
  tellMentioned(world, { mentions, before }, mentionNews(message, by))
}

type Make = (by: string, message: Message, dice: Dice, world: World) => ReturnType<MakeStep>

/** Mostly one of those that are usual for the person. */
const onOne =
  (isUsual: (world: World, by: string, message: Message) => boolean) =>
  (make: Make): MakeStep =>
  (world, dice) => {
    const two = twoPeople(world, dice)
    if (!two) return null
    const all = [...world.messages.values()]
    const message = dice.pick(dice.chance(5) ? all : all.filter((one) => isUsual(world, two.by, one)))
    return message ? make(two.by, message, dice, world) : null
  }

const onOwn = onOne((_, by, { senderId }) => senderId === by)
const onSeen = onOne((world, by, { conversationId }) => isIn(world, by, conversationId))

const editMessage = onOwn((by, { id, conversationId }, dice, world) => {
  const content = ['edited', dice.pick(['one', 'two', '#three'])!, ...nameOf(world, dice)].join(' ')
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
      changeMessage(now, message, by, content)
    },
    payload: ({ world: now }) => ({ message: now.messages.get(id) }),
  }
})

const deleteMessage = onOwn((by, { id, conversationId }) => ({
  by,
  mutation: 'deleteMessage',
  input: { messageId: id },
  verdict: (now) => okIf(now.messages.get(id)!.senderId === by),
  apply(now) {
    now.messages.get(id)!.isDeleted = true
    dropReactions(now, id)
    takeBack(now, ({ key }) => key === `message:${id}` || key === `mention:${id}`)
  },
  payload: ({ world: now }) => ({ message: isIn(now, by, conversationId) ? now.messages.get(id) : null }),
}))

const messageShown =
  (by: string, { id, conversationId }: Message) =>
  ({ world }: { world: World }) => ({ message: isIn(world, by, conversationId) ? world.messages.get(id) : null })

const setMessageReaction = onSeen((by, message, dice) => {
  const { id, conversationId } = message
  const type = dice.pick<Reaction['type']>(['LIKE', 'LOVE', 'SAD'])!
  return {
    by,
    mutation: 'setMessageReaction',
    input: { messageId: id, type },
    verdict(now) {
      if (!isIn(now, by, conversationId) || now.messages.get(id)!.isDeleted) return 'REFUSED'
      if (memberOf(now.conversations.get(conversationId)!, by)!.folder === 'REQUESTS') return 'REFUSED'
      return okIf(!isClosed(now, now.conversations.get(conversationId)!, by))
    },
    apply: (now) => void now.reactions.set(wayOf(by, id), { userId: by, subjectId: id, type }),
    payload: messageShown(by, message),
  }
})

const removeMessageReaction = onSeen((by, message) => {
  const { id, conversationId } = message
  return {
    by,
    mutation: 'removeMessageReaction',
    input: { messageId: id },
    verdict: (now) => okIf(now.reactions.has(wayOf(by, id)) || isIn(now, by, conversationId)),
    apply: (now) => void now.reactions.delete(wayOf(by, id)),
    payload: messageShown(by, message),
  }
})

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
      if (member.readUpTo >= sequence || member.folder === 'REQUESTS') return
      member.readUpTo = sequence
      const read = new Set(
        messagesOf(now, conversationId)
          .filter((one) => one.sequence <= sequence)
          .flatMap(({ id }) => [`message:${id}`, `mention:${id}`]),
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
  sendMessage,
  editMessage,
  deleteMessage,
  setMessageReaction,
  removeMessageReaction,
  markConversationRead,
  setTyping,
} satisfies Record<string, MakeStep>
