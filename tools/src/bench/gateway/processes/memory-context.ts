import { createMemoryContext } from '../memory/subgraphs.ts'

/** What a subgraph in the gateway's process makes of a fetch; there is no database behind it that had to be released. */
export const openMemoryContext = async () => ({
  // The gateway hands it on to the resolvers, which ask it for their loaders only.
  context: createMemoryContext() as never,
  release: async () => {},
})
