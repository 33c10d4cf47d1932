import type { SampleResolvers } from '../generated/resolvers.ts'

export const Sample: SampleResolvers = {
  // The gateway asks for many at once; the loader turns that into one query.
  __resolveReference: ({ id }, ctx) => ctx.loaders.sampleById.load(id),
  // Users live in another service: name the entity, let the gateway fetch it.
  author: ({ authorId }) => ({ id: authorId }),
}
