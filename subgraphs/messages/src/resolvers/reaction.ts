import type { MessagesContext } from '../context.ts'
import type { ReactionRow } from '../data/reactions.ts'
import type { ReactionResolvers } from '../generated/resolvers.ts'
import { personOf } from './people.ts'

export const Reaction: ReactionResolvers<MessagesContext, ReactionRow> = {
  user: (reaction, _, ctx) => personOf(reaction.userId, ctx),
}
