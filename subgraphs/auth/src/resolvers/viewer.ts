import { resolveViewerReference } from '@plaza/subgraph'
import type { ViewerResolvers } from '../generated/resolvers.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: (reference, ctx) => resolveViewerReference(reference, ctx),
  account: ({ id }, _, ctx) => (ctx.viewer?.id === id ? ctx.loaders.accountById.load(id) : null),
}
