import type { QueryResolvers } from '../generated/resolvers.ts'

export const Query: QueryResolvers = {
  viewer: (_, __, ctx) => ctx.viewer && { id: ctx.viewer.id },
  mediaFile: (_, { id }, ctx) => ctx.loaders.fileByReference.load({ id }),
  mediaCollection: (_, { id }, ctx) => ctx.loaders.collectionById.load(id),
}
