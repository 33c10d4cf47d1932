import { requireViewer, resolveViewerReference } from '@plaza/subgraph'
import type { ViewerResolvers } from '../generated/resolvers.ts'
import { samplesOf } from './user.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: resolveViewerReference,
  samples: (_, args, ctx) => samplesOf(ctx, requireViewer(ctx).id, args),
}
