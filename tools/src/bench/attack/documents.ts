/** A kind of document that is refused; each number makes another one, so that none is known yet. */
export interface AttackKind {
  readonly name: string
  readonly query: (n: number) => string
  readonly variables?: (n: number) => unknown
}

const times = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => one(index)).join(' ')

const introspected = 'types { fields { type { fields { type { name kind ofType { name } } } } } }'

/** As large as their limits let them be, or larger; all on the feed of the subgraphs in memory. */
export const attackKinds: readonly AttackKind[] = [
  { name: 'too_long', query: (n) => `# ${n} ${'x'.repeat(200_000)}\n{ __typename }` },
  { name: 'too_many_tokens', query: (n) => `{ a${n}: __typename ${'id '.repeat(10_000)} }` },
  { name: 'brackets', query: (n) => `{ a${n} ${'{ a '.repeat(6_000)}` },
  { name: 'no_graphql', query: (n) => `{ a${n} ${'b c(d: 1) '.repeat(500)} ) }` },
  { name: 'repeated_fields', query: (n) => `{ homeFeed(first: 1) { ${'id '.repeat(3_900)} none${n} } }` },
  { name: 'repeated_objects', query: (n) => `{ homeFeed { ${'author { id } '.repeat(950)} none${n} } }` },
  { name: 'repeated_arguments', query: (n) => `{ ${'post(id: "1") { id } '.repeat(25)} none${n} }` },
  {
    name: 'conflicts',
    query: (n) => `{ homeFeed { ${times(1_200, (i) => (i % 2 ? 'x: id' : 'x: body'))} y${n}: id } }`,
  },
  { name: 'unknown_fields', query: (n) => `{ homeFeed { ${times(3_500, (i) => `f${n}_${i}`)} } }` },
  {
    name: 'fragments_side_by_side',
    query: (n) =>
      `{ homeFeed { ${times(280, (i) => `...F${i}`)} none${n} } } ${times(280, (i) => `fragment F${i} on Post { id author { id } }`)}`,
  },
  {
    name: 'fragment_bomb',
    query: (n) =>
      `{ homeFeed { ...F0 none${n} } } ${times(200, (i) => `fragment F${i} on Post { id ...F${i + 1} ...F${i + 1} }`)}`,
  },
  {
    name: 'operations',
    query: (n) =>
      `${times(50, (i) => `query Q${i}x${n} { ...F }`)} fragment F on Query { ${times(30, (i) => `homeFeed(first: $v${i}) { id }`)} }`,
  },
  {
    name: 'introspection',
    query: (n) => `{ x${n}: __typename __schema { ${times(90, (i) => `a${i}: ${introspected}`)} } }`,
  },
  {
    name: 'wrong_variables',
    query: () => 'query($first: Int!) { homeFeed(first: $first) { id } }',
    variables: (n) => ({ first: Array.from({ length: 2_000 }, (_, i) => `${n}_${i}`) }),
  },
]
