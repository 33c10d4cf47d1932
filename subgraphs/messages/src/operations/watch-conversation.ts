import { parseId } from '@plaza/database'
import type { ReceivedEventOf } from '@plaza/events'
import {
  conversationParticipantRemoved,
  conversationParticipantsAdded,
  conversationRead,
  conversationRoleChanged,
  conversationUpdated,
  messageDeleted,
  messageEdited,
  messageSent,
  typingChanged,
} from '@plaza/schema/events'
import { forbidden, type Viewer } from '@plaza/server'
import type { MessagesContext } from '../context.ts'
import { findParticipant } from '../data/participants.ts'
import type { SubscriptionConversationEventsArgs } from '../generated/resolvers.ts'

const contracts = [
  messageSent,
  messageEdited,
  messageDeleted,
  conversationUpdated,
  conversationParticipantsAdded,
  conversationParticipantRemoved,
  conversationRoleChanged,
  conversationRead,
  typingChanged,
] as const

type Watched = ReceivedEventOf<(typeof contracts)[number]>

/** An event by its ids; the union's members resolve the rest. */
export type ConversationEventParent =
  | { __typename: 'MessageAdded' | 'MessageChanged'; messageId: string }
  | { __typename: 'ConversationChanged'; conversationId: string }
  | { __typename: 'ConversationRead'; conversationId: string; userId: string }
  | { __typename: 'TypingChanged'; userId: string; isTyping: boolean }

/** Everything that happens in one conversation, until the viewer leaves it. */
export async function watchConversation(
  ctx: MessagesContext,
  viewer: Viewer,
  input: SubscriptionConversationEventsArgs,
): Promise<AsyncIterable<ConversationEventParent>> {
  const conversationId = parseId(input.conversationId)
  if (conversationId === null) throw notTakingPart()
  // Listening begins before the check, so that no removal falls between the two.
  const ended = new AbortController()
  const events = ctx.live.stream(contracts, {
    signal: ctx.signal ? AbortSignal.any([ctx.signal, ended.signal]) : ended.signal,
    filter: ({ data }) => data.conversationId === conversationId,
  })
  if (!(await takesPart(ctx, viewer.id, conversationId))) {
    ended.abort()
    throw notTakingPart()
  }
  return untilRemoved(events, viewer.id, ended)
}

const notTakingPart = () => forbidden('There is no such conversation, or you do not take part in it.')

async function takesPart(ctx: MessagesContext, viewerId: string, conversationId: string): Promise<boolean> {
  const { context, release } = ctx.fork()
  try {
    return (await findParticipant((context as MessagesContext).db, conversationId, viewerId)) !== null
  } finally {
    await release()
  }
}

async function* untilRemoved(
  events: AsyncIterable<Watched>,
  viewerId: string,
  ended: AbortController,
): AsyncGenerator<ConversationEventParent> {
  try {
    for await (const event of events) {
      if (event.type === 'conversation.participant_removed' && event.data.userId === viewerId) return
      const parent = present(event, viewerId)
      if (parent) yield parent
    }
  } finally {
    ended.abort()
  }
}

function present(event: Watched, viewerId: string): ConversationEventParent | null {
  switch (event.type) {
    case 'message.sent':
      return { __typename: 'MessageAdded', messageId: event.data.messageId }
    case 'message.edited':
    case 'message.deleted':
      return { __typename: 'MessageChanged', messageId: event.data.messageId }
    case 'conversation.read':
      return { __typename: 'ConversationRead', ...event.data }
    case 'typing.changed': {
      const { userId, isTyping } = event.data
      return userId === viewerId ? null : { __typename: 'TypingChanged', userId, isTyping }
    }
    default:
      return { __typename: 'ConversationChanged', conversationId: event.data.conversationId }
  }
}
