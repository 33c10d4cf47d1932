import { parsePage, toConnection } from '@plaza/database'
import { resolveViewerReference } from '@plaza/subgraph'
import { blockPlace, listBlockedPeople, placeOfBlocked } from '../data/blocks.ts'
import { friendRequestPlace, listOpenFriendRequests } from '../data/friend-requests.ts'
import { listMutes, mutePlace, placeOfMute } from '../data/mutes.ts'
import { findPrivacySettings } from '../data/privacy-settings.ts'
import { listRecommended, placeOfRecommended, recommendedPlace } from '../data/recommendations.ts'
import type { ViewerResolvers } from '../generated/resolvers.ts'
import { hydratePeople, peopleConnection } from './people-connection.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: resolveViewerReference,
  profile: ({ id }, _, ctx) => ctx.loaders.personById.load(id),
  privacySettings: ({ id }, _, ctx) => findPrivacySettings(ctx.db, id),

  friendRequests: async ({ id }, { direction, ...args }, ctx) => {
    const page = parsePage(args, friendRequestPlace)
    const rows = await listOpenFriendRequests(ctx.db, id, direction, page)
    const connection = toConnection(rows, page, (row) => [row.createdAt, row.id])
    return { ...connection, viewerId: id, direction }
  },

  friendRecommendations: async (_, args, ctx) => {
    const page = parsePage(args, recommendedPlace)
    const { edges, nodes, pageInfo } = await hydratePeople(ctx, {
      rows: await listRecommended(ctx.db, page),
      page,
      placeOf: placeOfRecommended,
      idOf: ({ userId }) => userId,
    })
    return {
      edges: edges.map(({ cursor, node: { person, row } }) => ({
        cursor,
        node: person,
        score: row.score,
        reason: row.reason,
      })),
      nodes: nodes.map(({ person }) => person),
      pageInfo,
    }
  },

  blockedUsers: async ({ id }, args, ctx) => {
    const page = parsePage(args, blockPlace)
    return toConnection(await listBlockedPeople(ctx.db, id, page), page, placeOfBlocked)
  },

  mutedUsers: async ({ id }, args, ctx) => {
    const page = parsePage(args, mutePlace)
    const rows = await listMutes(ctx.db, id, page)
    return await peopleConnection(ctx, { rows, page, placeOf: placeOfMute, idOf: ({ mutedId }) => mutedId })
  },
}
