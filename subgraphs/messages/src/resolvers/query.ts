import { requireViewer } from '@plaza/subgraph'
import type { QueryResolvers } from '../generated/resolvers.ts'
import { isId } from '../ids.ts'

export const Query: QueryResolvers = {
  viewer: (_, __, ctx) => ctx.viewer && { id: ctx.viewer.id },
  conversation: (_, { id }, ctx) => {
    requireViewer(ctx)
    return isId(id) ? ctx.loaders.conversationById.load(id) : null
  },
}
