import type { QueryResolvers } from '../generated/resolvers.ts'

export const Query: QueryResolvers = {
  viewer: (_, __, ctx) => ctx.viewer && { id: ctx.viewer.id },
  webPushPublicKey: (_, __, ctx) => ctx.vapidKeys.publicKey(),
}
