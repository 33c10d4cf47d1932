import type { MentionResolvers } from '../generated/resolvers.ts'

export const Mention: MentionResolvers = {
  user: async ({ userId }, _, ctx) => ((await ctx.loaders.isHiddenPerson.load(userId)) ? null : { id: userId }),
}
