import { parsePage, toConnection } from '@plaza/database'
import { resolveViewerReference } from '@plaza/subgraph'
import { countUnreadMessages, listConversations } from '../data/conversations.ts'
import { countRequests } from '../data/own-places.ts'
import type { ViewerResolvers } from '../generated/resolvers.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: resolveViewerReference,
  conversations: async (viewer, { folder, ...args }, ctx) => {
    const page = parsePage(args, ['time', 'uuid'])
    const rows = await listConversations(ctx.db, viewer.id, folder, page)
    return toConnection(rows, page, (row) => [row.activeAt, row.id])
  },
  messageRequestCount: (viewer, _, ctx) => countRequests(ctx.db, viewer.id),
  unreadMessageCount: (viewer, _, ctx) => countUnreadMessages(ctx.db, viewer.id),
}
