import { requireViewer } from '@plaza/subgraph'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { createSample } from '../operations/create-sample.ts'

export const Mutation: MutationResolvers = {
  createSample: (_, { input }, ctx) => createSample(ctx, requireViewer(ctx), input),
}
