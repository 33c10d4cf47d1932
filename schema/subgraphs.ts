/** What others must know of a subgraph before it runs. */
interface SubgraphFacts {
  /** Where it listens, before `PORT_OFFSET`. */
  readonly port: number
  /**
   * `signs`: it refers to media files, and signs the grants by which they are shown with a key of its own.
   * `verifies`: it shows media files, and is handed the public keys of those that sign.
   */
  readonly grants?: 'signs' | 'verifies'
}

const list = {
  auth: { port: 3100, grants: 'signs' },
  users: { port: 3200, grants: 'signs' },
  posts: { port: 3300, grants: 'signs' },
  messages: { port: 3400, grants: 'signs' },
  media: { port: 3500, grants: 'verifies' },
  notifications: { port: 3600 },
} as const satisfies Record<string, SubgraphFacts>

export type SubgraphName = keyof typeof list

/**
 * The one list of the subgraphs, in the order they start in. Whatever needs to know which there are derives it from here;
 * `pnpm check subgraphs` compares with it the files that must spell them out.
 */
export const subgraphs: Readonly<Record<SubgraphName, SubgraphFacts>> = list

export const subgraphNames = Object.keys(list) as SubgraphName[]

/** Whether a word is the name of a subgraph. */
export const isSubgraphName = (word: string): word is SubgraphName => Object.hasOwn(list, word)

export const grantSigners = subgraphNames.filter((name) => subgraphs[name].grants === 'signs')

/** Where the gateway listens, before `PORT_OFFSET`. */
export const gatewayPort = 4000

/** Where a subgraph answers GraphQL on this machine unless told otherwise. */
export const defaultUrlOf = (name: SubgraphName): string => `http://127.0.0.1:${subgraphs[name].port}/graphql`
