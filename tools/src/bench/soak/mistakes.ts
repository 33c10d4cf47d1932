import { randomUUID } from 'node:crypto'
import type { Random } from '../../seed/random.ts'

/** What clients get wrong and attackers try; each has to be refused. */
export const mistakes: readonly (readonly [what: string, bodyOf: (random: Random) => string])[] = [
  ['a field that is not there', () => body(`{ viewer { field${unique()} } }`)],
  ['a document that does not parse', () => body(`{ viewer { ${unique()}`)],
  ['an operation that is not there', () => body('query A { __typename }', { operationName: `B${unique()}` })],
  ['a wrong variable', () => body('query ($id: ID!) { post(id: $id) { id } }', { variables: { id: { no: 'id' } } })],
  ['an unknown persisted query', () => persisted()],
  ['a body that is no JSON', () => '{"query":'],
  ['repeated fields', ({ below }) => body(`{ ${'viewer { id } '.repeat(2_000 + below(2_000))} }`)],
  ['many aliases', ({ below }) => body(`{ ${aliases(500 + below(500))} }`)],
  ['a deep document', ({ below }) => body(`{ viewer { ${nested(50 + below(200))} } }`)],
  ['a long comment', ({ below }) => body(`{ __typename } # ${unique()}${'x'.repeat(200_000 + below(500_000))}`)],
  ['fragments in a circle', () => body('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')],
]

const body = (query: string, rest: object = {}) => JSON.stringify({ query, ...rest })
const unique = () => randomUUID().replaceAll('-', '')
const aliases = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ')
const nested = (depth: number) => `${'profile { friends { nodes { '.repeat(depth)} id ${'} } }'.repeat(depth)}`

function persisted(): string {
  const sha256Hash = (unique() + unique()).slice(0, 64)
  return JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash } } })
}
