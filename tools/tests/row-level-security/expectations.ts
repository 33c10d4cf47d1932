import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { platform, type Tables } from './expectations/expectation.ts'

export * from './expectations/expectation.ts'
export { withoutPath } from './expectations/posts.ts'

/** What `expectations/<name>.ts` exports under the subgraph's name. */
const own = new Map<SubgraphName, Tables>(
  await Promise.all(
    subgraphNames.map(async (name) => [name, (await import(`./expectations/${name}.ts`))[name]] as const),
  ),
)

/** Every table of a subgraph, with what requests may do to its rows. */
export const expectationsOf = (name: SubgraphName): Tables => ({ ...platform, ...own.get(name) })
