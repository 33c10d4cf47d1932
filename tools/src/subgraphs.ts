import { subgraphNames } from '@plaza/schema/subgraphs'
import type { Subgraph } from '@plaza/subgraph'

/** What each subgraph's package exports under its own name, in the order in which they start. */
export const subgraphDefinitions: readonly Subgraph[] = await Promise.all(
  subgraphNames.map(async (name) => (await import(`@plaza/${name}`))[name]),
)
