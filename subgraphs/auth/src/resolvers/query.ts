import { isUsernameTaken } from '../data/accounts.ts'
import type { QueryResolvers } from '../generated/resolvers.ts'
import { isReservedUsername, isUsername } from '../rules/names.ts'
import { normaliseUsername } from '../rules/normalise.ts'

export const Query: QueryResolvers = {
  viewer: (_, __, ctx) => ctx.viewer && { id: ctx.viewer.id },
  async usernameAvailable(_, input, ctx) {
    const username = normaliseUsername(input.username)
    if (!isUsername(username) || isReservedUsername(username)) return false
    return !(await isUsernameTaken(ctx.owner, username, ctx.viewer?.id ?? null))
  },
}
