import { parseId } from '@plaza/database'
import type { UserResolvers } from '../generated/resolvers.ts'

export const User: UserResolvers = {
  // Whether the person exists is for users to say.
  async __resolveReference(reference) {
    const id = parseId(reference.id)
    return id === null ? null : { __typename: 'User', id }
  },
  viewerCanMessage: ({ id }, _, ctx) =>
    ctx.viewer && (ctx.isViewer(id) ? false : ctx.loaders.isWritablePerson.load(id)),
}
