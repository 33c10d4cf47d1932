import { requireViewer } from '@plaza/subgraph'
import type { QueryResolvers } from '../generated/resolvers.ts'

export const Query: QueryResolvers = {
  viewer: (_, __, ctx) => ctx.viewer && { id: ctx.viewer.id },
  conversation: (_, { id }, ctx) => {
    requireViewer(ctx)
    return ctx.loaders.conversationById.load(id)
  },
}
