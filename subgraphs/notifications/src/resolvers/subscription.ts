import type { ReceivedEvent } from '@plaza/events'
import type { notificationCreated } from '@plaza/schema/events'
import { stillSeen } from '@plaza/server'
import { requireViewer } from '@plaza/subgraph'
import type { NotificationsContext } from '../context.ts'
import type { SubscriptionResolvers } from '../generated/resolvers.ts'
import { watchNotifications } from '../operations/watch-notifications.ts'
import { watchViewer } from '../operations/watch-viewer.ts'

// A stream carries ids. What is shown of an event is read when it is shown, as the viewer, by the context of that event;
// what is taken back by then is passed over.
export const Subscription: SubscriptionResolvers = {
  notificationAdded: {
    subscribe: (_, __, ctx) => watchNotifications(ctx, requireViewer(ctx)),
    resolve: async ({ data }: ReceivedEvent<typeof notificationCreated>, _: unknown, ctx: NotificationsContext) =>
      stillSeen(await ctx.loaders.notificationById.load(data.notificationId)),
  },
  viewerChanged: {
    subscribe: (_, __, ctx) => watchViewer(ctx, requireViewer(ctx)),
    resolve: (viewer: { id: string }) => viewer,
  },
}
