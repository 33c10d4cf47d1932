import { type Answers, type Asking, list } from '../contract/answers.ts'
import { filesLeft } from '../world/files.ts'
import { memberOf, messagesOf, readersSeen, sees, unreadOf } from '../world/messages.ts'
import type { Conversation, Member, Message, Person, World } from '../world/world.ts'
import { personShown } from './people.ts'

interface ParticipantSource {
  conversation: Conversation
  member: Member
}

const conversationsOf = (world: World, viewer: string) =>
  [...world.conversations.values()].filter((conversation) => sees(conversation, viewer))

const participants = (conversation: Conversation, members: readonly Member[]) =>
  list(members.map((member): ParticipantSource => ({ conversation, member })))

const messageAt = (world: World, conversationId: string, sequence: number) =>
  messagesOf(world, conversationId).find((message) => message.sequence === sequence) ?? null

export const messages: Answers = {
  Conversation: {
    id: ({ id }: Conversation) => id,
    type: ({ type }: Conversation) => type,
    name: ({ name }: Conversation) => name,
    createdBy: ({ createdById }: Conversation, asking) => personShown(createdById, asking),
    participantCount: ({ members }: Conversation) => members.length,
    participants: (conversation: Conversation) => participants(conversation, conversation.members),
    viewerRole: (conversation: Conversation, { viewer }) => memberOf(conversation, viewer!)!.role,
    lastMessage: ({ id }: Conversation, { world }) => messageAt(world, id, messagesOf(world, id).length),
    unreadCount: (conversation: Conversation, { world, viewer }) => unreadOf(world, conversation, viewer!),
    messages: ({ id }: Conversation, { world }) => list(messagesOf(world, id)),
  },
  Participant: {
    user: ({ member }: ParticipantSource, asking) => personShown(member.userId, asking),
    role: ({ member }: ParticipantSource) => member.role,
    lastReadMessage: ({ conversation, member }: ParticipantSource, asking: Asking) =>
      personShown(member.userId, asking) && messageAt(asking.world, conversation.id, member.readUpTo),
  },
  Message: {
    id: ({ id }: Message) => id,
    conversation: ({ conversationId }: Message, { world }) => world.conversations.get(conversationId),
    sender: ({ senderId }: Message, asking) => personShown(senderId, asking),
    content: ({ content, isDeleted }: Message) => (isDeleted ? '' : content),
    media: ({ fileIds, isDeleted }: Message, { world }) => (isDeleted ? [] : filesLeft(world, fileIds)),
    isEdited: ({ isEdited, isDeleted }: Message) => isEdited && !isDeleted,
    isDeleted: ({ isDeleted }: Message) => isDeleted,
    replyTo: ({ replyToId }: Message, { world }) => (replyToId === null ? null : world.messages.get(replyToId)),
    readBy: (message: Message, { world, viewer }) =>
      participants(world.conversations.get(message.conversationId)!, readersSeen(world, viewer!, message)),
  },
  Viewer: {
    conversations: ({ id }: Person, { world }) => list(conversationsOf(world, id)),
    unreadMessageCount: ({ id }: Person, { world }) =>
      conversationsOf(world, id).reduce((sum, conversation) => sum + unreadOf(world, conversation, id), 0),
  },
  Query: {
    conversation: (_, { world, viewer }, { id }) => {
      const conversation = world.conversations.get(id as string)
      return sees(conversation, viewer) ? conversation : null
    },
  },
}
