import { notImplemented } from '@plaza/server'
import { requireViewer } from '@plaza/subgraph'
import type { SubscriptionResolvers } from '../generated/resolvers.ts'

export const Subscription: SubscriptionResolvers = {
  mediaProcessed: {
    subscribe: (_, __, ctx) => {
      requireViewer(ctx)
      throw notImplemented('Subscription.mediaProcessed')
    },
  },
}
