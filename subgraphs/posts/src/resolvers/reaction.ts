import type { ReactionResolvers } from '../generated/resolvers.ts'

export const Reaction: ReactionResolvers = {
  user: (reaction) => ({ id: reaction.userId }),
}
