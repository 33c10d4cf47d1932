import { notImplemented } from '@plaza/server'
import type { QueryResolvers } from '../generated/resolvers.ts'

export const Query: QueryResolvers = {
  viewer: (_, __, ctx) => ctx.viewer && { id: ctx.viewer.id },
  // There is no key before there is a sender that signs with it.
  webPushPublicKey: () => {
    throw notImplemented('Query.webPushPublicKey')
  },
}
