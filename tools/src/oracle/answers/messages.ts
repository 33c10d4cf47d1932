import { type Answers, type Asking, list, Maybe, someTime } from '../contract/answers.ts'
import { filesLeft } from '../world/files.ts'
import {
  awaitsAnswer,
  isClosed,
  mayWriteTo,
  memberOf,
  messagesOf,
  readersSeen,
  sees,
  unreadOf,
} from '../world/messages.ts'
import { hasBlocked, isHidden } from '../world/people.ts'
import { reactionsTo } from '../world/posts.ts'
import {
  type Conversation,
  type Member,
  type Message,
  type Person,
  type Reaction,
  type World,
  wayOf,
} from '../world/world.ts'
import { facetsOf } from './facets.ts'
import { personShown } from './people.ts'

interface ParticipantSource {
  conversation: Conversation
  member: Member
}

const conversationsOf = (world: World, viewer: string, folder: unknown) =>
  [...world.conversations.values()].filter(
    (conversation) => sees(conversation, viewer) && memberOf(conversation, viewer)!.folder === folder,
  )

const participants = (conversation: Conversation, members: readonly Member[]) =>
  list(members.map((member): ParticipantSource => ({ conversation, member })))

const messageAt = (world: World, conversationId: string, sequence: number) =>
  messagesOf(world, conversationId).find((message) => message.sequence === sequence) ?? null

/** What has happened from the beginning, unless somebody is hidden who is or was in it, or has been erased from it. */
function changesOf(conversation: Conversation, { world, viewer }: Asking): { events: unknown[]; isTooOld: boolean } {
  const { members, markers, isErasedFrom } = conversation
  const people = [...members.map(({ userId }) => userId), ...markers.keys()].filter((id) => id !== null)
  if (isErasedFrom || people.some((id) => isHidden(world, viewer, id))) return { events: [], isTooOld: true }
  const added = messagesOf(world, conversation.id).map((message) => ({ __typename: 'MessageAdded', message }))
  const read = members
    .filter(({ readUpTo }) => readUpTo > 0)
    .map((member) => ({ __typename: 'ConversationRead', participant: { conversation, member } }))
  // Whether anything ever changed of the group itself is left open.
  return {
    events: [...added, ...read, new Maybe({ __typename: 'ConversationChanged', conversation })],
    isTooOld: false,
  }
}

const isOwn = ({ senderId, isDeleted }: Message, viewer: string | null) => senderId === viewer && !isDeleted
const mayEdit = (message: Message, { world, viewer }: Asking) =>
  isOwn(message, viewer) && !isClosed(world, world.conversations.get(message.conversationId)!, viewer!)

const reactionsSeen = ({ id }: Message, { world, viewer }: Asking) =>
  reactionsTo(world, id).filter(({ userId }) => !isHidden(world, viewer, userId))

function tally(reactions: readonly Reaction[]) {
  const byType = Map.groupBy(reactions, ({ type }) => type)
  return [...byType].map(([type, { length }]) => ({ type, count: length }))
}

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
    folder: (conversation: Conversation, { viewer }) => memberOf(conversation, viewer!)!.folder,
    isMuted: (conversation: Conversation, { viewer }) => memberOf(conversation, viewer!)!.isMuted,
    viewerCanSend: (conversation: Conversation, { world, viewer }) =>
      !isClosed(world, conversation, viewer!) && !awaitsAnswer(world, conversation, viewer!),
    awaitsAnswer: (conversation: Conversation, { world, viewer }) => awaitsAnswer(world, conversation, viewer!),
    changesSince: (conversation: Conversation, asking) => changesOf(conversation, asking),
  },
  ConversationChanges: {
    events: ({ events }: ReturnType<typeof changesOf>) => events,
    isTooOld: ({ isTooOld }: ReturnType<typeof changesOf>) => isTooOld,
    hasMore: () => false,
  },
  MessageAdded: { message: ({ message }: { message: Message }) => message },
  MessageChanged: { message: ({ message }: { message: Message }) => message },
  ConversationChanged: { conversation: ({ conversation }: { conversation: Conversation }) => conversation },
  ConversationRead: { participant: ({ participant }: { participant: ParticipantSource }) => participant },
  TypingChanged: { user: ({ userId }: { userId: string }, asking) => personShown(userId, asking) },
  User: {
    viewerCanMessage: ({ id }: Person, { world, viewer }) => viewer && mayWriteTo(world, viewer, id),
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
    viewerHasBlockedSender: ({ senderId }: Message, { world, viewer }) =>
      senderId !== null && hasBlocked(world, viewer!, senderId),
    content: ({ content, isDeleted }: Message) => (isDeleted ? '' : content),
    facets: (message: Message) => (message.isDeleted ? [] : facetsOf(message)),
    media: ({ fileIds, isDeleted }: Message, { world }) => (isDeleted ? [] : filesLeft(world, fileIds)),
    isEdited: ({ isEdited, isDeleted }: Message) => isEdited && !isDeleted,
    isDeleted: ({ isDeleted }: Message) => isDeleted,
    replyTo: ({ replyToId }: Message, { world }) => (replyToId === null ? null : world.messages.get(replyToId)),
    viewerCanEdit: (message: Message, asking) => mayEdit(message, asking),
    editableUntil: (message: Message, asking) => (mayEdit(message, asking) ? someTime : null),
    viewerCanDelete: (message: Message, { viewer }) => isOwn(message, viewer),
    reactionCounts: (message: Message, asking) => tally(reactionsSeen(message, asking)),
    viewerReaction: ({ id }: Message, { world, viewer }) => world.reactions.get(wayOf(viewer!, id))?.type ?? null,
    reactions: (message: Message, asking) => list(reactionsSeen(message, asking)),
    readBy: (message: Message, { world, viewer }) =>
      participants(world.conversations.get(message.conversationId)!, readersSeen(world, viewer!, message)),
  },
  ReactionCount: {
    type: ({ type }: { type: string }) => type,
    count: ({ count }: { count: number }) => count,
  },
  Viewer: {
    conversations: ({ id }: Person, { world }, { folder }) => list(conversationsOf(world, id, folder)),
    messageRequestCount: ({ id }: Person, { world }) => conversationsOf(world, id, 'REQUESTS').length,
    unreadMessageCount: ({ id }: Person, { world }) =>
      conversationsOf(world, id, 'INBOX').reduce((sum, conversation) => sum + unreadOf(world, conversation, id), 0),
  },
  Query: {
    conversation: (_, { world, viewer }, { id }) => {
      const conversation = world.conversations.get(id as string)
      return sees(conversation, viewer) ? conversation : null
    },
  },
}
