import type { QueryResolvers } from '../generated/resolvers.ts'

export const Query: QueryResolvers = {
  viewer: (_, _args, ctx) => ctx.viewer && { id: ctx.viewer.id },
}
