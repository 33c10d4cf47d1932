import { countMediaFiles } from '../data/media-files.ts'
import type { MediaFileConnectionResolvers } from '../generated/resolvers.ts'

export const MediaFileConnection: MediaFileConnectionResolvers = {
  totalCount: ({ ownerId, kind }, _, ctx) => countMediaFiles(ctx.db, ownerId, kind),
}
