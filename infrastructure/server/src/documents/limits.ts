/** What a document may amount to. The same for the gateway and for subgraphs, over every transport. */
export interface DocumentLimits {
  /** Of its text, comments among them. */
  readonly characters: number
  readonly tokens: number
  /** Brackets within brackets of any kind: selections, lists, objects, list types. */
  readonly nesting: number
  readonly operations: number
  readonly fragments: number
  /** Variables of all operations. */
  readonly variables: number
  /** Fields within fields, of the deepest operation. */
  readonly depth: number
  /** Fields and inline fragments of all operations, with fragments in place. */
  readonly selections: number
  readonly aliases: number
  readonly directives: number
  /** Of the operation that has most. */
  readonly rootFields: number
}

/** What people and their clients need by far: the largest operation of our own has 1.5 kB, 206 tokens and 127 selections. */
export const documentLimits: DocumentLimits = {
  characters: 32_768,
  tokens: 4_000,
  nesting: 100,
  operations: 50,
  fragments: 300,
  variables: 200,
  depth: 20,
  selections: 20_000,
  aliases: 100,
  directives: 50,
  rootFields: 30,
}

/**
 * Limits for a subgraph behind a gateway, which writes what its client asked out for each type that may answer, so all but
 * the nesting is four times as much.
 */
export function behindGateway(limits: DocumentLimits): DocumentLimits {
  const wider = Object.entries(limits).map(([name, limit]) => [name, name === 'nesting' ? limit : limit * 4])
  return Object.fromEntries(wider) as unknown as DocumentLimits
}
