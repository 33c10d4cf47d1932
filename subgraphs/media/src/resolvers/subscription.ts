import { stillSeen } from '@plaza/server'
import { requireViewer } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import type { SubscriptionResolvers } from '../generated/resolvers.ts'
import { type ProcessedMedia, watchProcessedMedia } from '../operations/watch-processed-media.ts'

// A stream carries ids. A file is read when it is shown, as the viewer, by the context of that event; one that is deleted by
// then is passed over.
export const Subscription: SubscriptionResolvers = {
  mediaProcessed: {
    subscribe: (_, __, ctx) => watchProcessedMedia(ctx, requireViewer(ctx)),
    resolve: async ({ data }: ProcessedMedia, _: unknown, ctx: MediaContext) =>
      stillSeen(await ctx.loaders.fileByReference.load({ id: data.mediaId })),
  },
}
