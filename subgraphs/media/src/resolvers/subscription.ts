import { requireViewer } from '@plaza/subgraph'
import type { SubscriptionResolvers } from '../generated/resolvers.ts'
import { watchProcessedMedia } from '../operations/watch-processed-media.ts'

export const Subscription: SubscriptionResolvers = {
  mediaProcessed: {
    subscribe: (_, __, ctx) => watchProcessedMedia(ctx, requireViewer(ctx)),
  },
}
