import type { SessionResolvers } from '../generated/resolvers.ts'

export const Session: SessionResolvers = {
  isCurrent: ({ id }, _, ctx) => ctx.viewer?.sessionId === id,
}
