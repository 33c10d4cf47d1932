import type { MentionResolvers } from '../generated/resolvers.ts'
import { personOf } from './people.ts'

export const Mention: MentionResolvers = {
  user: ({ userId }, _, ctx) => personOf(userId, ctx),
}
