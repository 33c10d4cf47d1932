import type { ReceivedEvent } from '@plaza/events'
import type { conversationPlaceChanged, messageSent } from '@plaza/schema/events'
import { stillSeen } from '@plaza/server'
import { requireViewer } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import type { SubscriptionResolvers } from '../generated/resolvers.ts'
import { type ConversationNews, watchConversation } from '../operations/watch-conversation.ts'
import { watchMessages } from '../operations/watch-messages.ts'
import { watchPlaces } from '../operations/watch-places.ts'
import { readEvent } from './conversation-event.ts'

// A stream carries ids. What is shown of an event is read when it is shown, as the viewer, by the context of that event;
// what is out of sight by then is passed over.
export const Subscription: SubscriptionResolvers = {
  messageAdded: {
    subscribe: (_, __, ctx) => watchMessages(ctx, requireViewer(ctx)),
    resolve: async ({ data }: ReceivedEvent<typeof messageSent>, _: unknown, ctx: MessagesContext) =>
      stillSeen(await ctx.loaders.messageById.load(data.messageId)),
  },
  conversationPlaceChanged: {
    subscribe: (_, __, ctx) => watchPlaces(ctx, requireViewer(ctx)),
    resolve: async (
      { data: { userId, conversationId } }: ReceivedEvent<typeof conversationPlaceChanged>,
      _: unknown,
      ctx: MessagesContext,
    ) => ({
      conversationId,
      conversation: await ctx.loaders.conversationById.load(conversationId),
      viewer: { id: userId },
    }),
  },
  conversationEvents: {
    subscribe: (_, args, ctx) => watchConversation(ctx, requireViewer(ctx), args),
    resolve: ({ event, cursor }: ConversationNews, _: unknown, ctx: MessagesContext) => readEvent(event, cursor, ctx),
  },
}
