import { isUsernameTaken } from '../data/accounts.ts'
import type { QueryResolvers } from '../generated/resolvers.ts'
import { normaliseUsername } from '../names/normalise.ts'
import { isReservedUsername, isUsername } from '../names/rules.ts'

export const Query: QueryResolvers = {
  viewer: (_, __, ctx) => ctx.viewer && { id: ctx.viewer.id },
  async usernameAvailable(_, input, ctx) {
    const username = normaliseUsername(input.username)
    if (!isUsername(username) || isReservedUsername(username)) return false
    return !(await isUsernameTaken(ctx.owner, username, ctx.viewer?.id ?? null))
  },
}
