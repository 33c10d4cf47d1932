import { stillSeen } from '@plaza/server'
import type { MessagesContext } from '../context.ts'
import { findParticipant } from '../data/participants.ts'
import type { ResolversParentTypes, ResolversUnionTypes } from '../generated/resolvers.ts'
import type { ConversationEvent as Happened } from '../live/conversation-events.ts'
import { personOf } from './people.ts'

/** An event with what the viewer is shown of it. */
export type ConversationEvent = ResolversUnionTypes<ResolversParentTypes>['ConversationEvent']

/** What is shown of an event, read as the viewer; what is gone or hidden by now is passed over. */
export async function readEvent(event: Happened, cursor: string, ctx: MessagesContext): Promise<ConversationEvent> {
  switch (event.type) {
    case 'message.sent':
      return { __typename: 'MessageAdded', message: await messageOf(event.data, ctx), cursor }
    case 'message.edited':
    case 'message.deleted':
      return { __typename: 'MessageChanged', message: await messageOf(event.data, ctx), cursor }
    case 'message.reaction_set':
    case 'message.reaction_removed':
      // Of a person who is hidden from the viewer, nothing shows.
      stillSeen(await personOf(event.data.userId, ctx))
      return { __typename: 'MessageChanged', message: await messageOf(event.data, ctx), cursor }
    case 'conversation.read': {
      const { conversationId, userId } = event.data
      stillSeen(await personOf(userId, ctx))
      const participant = stillSeen(await findParticipant(ctx.db, conversationId, userId))
      return { __typename: 'ConversationRead', participant, cursor }
    }
    case 'typing.changed': {
      const { userId, isTyping, until } = event.data
      const user = stillSeen(await personOf(userId, ctx))
      return { __typename: 'TypingChanged', user, isTyping, until: isTyping ? until : null, cursor }
    }
    default: {
      const conversation = stillSeen(await ctx.loaders.conversationById.load(event.data.conversationId))
      return { __typename: 'ConversationChanged', conversation, cursor }
    }
  }
}

const messageOf = async ({ messageId }: { messageId: string }, ctx: MessagesContext) =>
  stillSeen(await ctx.loaders.messageById.load(messageId))
