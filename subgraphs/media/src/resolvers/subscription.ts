import { notImplemented, requireViewer } from '@plaza/service'
import type { SubscriptionResolvers } from '../generated/resolvers.ts'

export const Subscription: SubscriptionResolvers = {
  mediaProcessed: {
    subscribe: (_, __, ctx) => {
      requireViewer(ctx)
      throw notImplemented('Subscription.mediaProcessed')
    },
  },
}
