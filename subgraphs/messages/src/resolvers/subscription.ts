import type { ReceivedEvent } from '@plaza/events'
import type { messageSent } from '@plaza/schema/events'
import { requireViewer } from '@plaza/subgraph'
import type { MessagesContext } from '../context.ts'
import type { MessageRow } from '../data/messages.ts'
import type { SubscriptionResolvers } from '../generated/resolvers.ts'
import { type ConversationEventParent, watchConversation } from '../operations/watch-conversation.ts'
import { watchMessages } from '../operations/watch-messages.ts'

// A stream carries ids. What is shown of an event is read when it is shown, as the viewer, by the context of that event.
export const Subscription: SubscriptionResolvers = {
  messageAdded: {
    subscribe: (_, __, ctx) => watchMessages(ctx, requireViewer(ctx)),
    resolve: async ({ data }: ReceivedEvent<typeof messageSent>, _: unknown, ctx: MessagesContext) =>
      (await ctx.loaders.messageById.load(data.messageId)) as MessageRow,
  },
  conversationEvents: {
    subscribe: (_, args, ctx) => watchConversation(ctx, requireViewer(ctx), args),
    resolve: (event: ConversationEventParent) => event,
  },
}
