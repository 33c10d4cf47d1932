import { parsePage, toConnection } from '@plaza/database'
import { requireViewer, resolveViewerReference } from '@plaza/subgraph'
import { decisionPlace, listDecisionsAgainst } from '../data/decisions.ts'
import { isModerator } from '../data/moderators.ts'
import type { ViewerResolvers } from '../generated/resolvers.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: (reference, ctx) => resolveViewerReference(reference, ctx),
  account: ({ id }, _, ctx) => (ctx.viewer?.id === id ? ctx.loaders.accountById.load(id) : null),
  async moderationDecisions(_, args, ctx) {
    const page = parsePage(args, decisionPlace)
    const rows = await listDecisionsAgainst(ctx.db, requireViewer(ctx).id, page)
    return toConnection(rows, page, ({ decidedAt, id }) => [decidedAt, id])
  },
  // By the row of now, never by the token.
  moderation: async ({ id }, _, ctx) => ((await isModerator(ctx.db, id)) ? { id } : null),
}
