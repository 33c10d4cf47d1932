import { parseId, parsePage, toConnection } from '@plaza/database'
import type { SamplesContext } from '../context.ts'
import type { UserResolvers, UserSamplesArgs } from '../generated/resolvers.ts'

export const User: UserResolvers = {
  // Whether the person exists is for users to say.
  async __resolveReference(reference) {
    const id = parseId(reference.id)
    return id === null ? null : { id }
  },
  samples: ({ id }, args, ctx) => samplesOf(ctx, id, args),
}

/** One page of what the viewer may see of an author's. */
export async function samplesOf(ctx: SamplesContext, authorId: string, args: Partial<UserSamplesArgs>) {
  const page = parsePage(args, ['uuid'])
  return toConnection(await ctx.loaders.samplesOfAuthor.load(authorId, page), page, ({ id }) => [id])
}
