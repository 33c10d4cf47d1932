import { expect, test } from 'vitest'
import { CompositionFailure, compose } from '../../src/composition/compose.ts'
import { knownDifferences } from '../../src/composition/known-differences.ts'
import { type Opinion, opinionLines, secondOpinion } from '../../src/composition/second-opinion.ts'
import { contractOf } from '../../src/testing/change.ts'

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@tag", "@interfaceObject", "@authenticated", "@requiresScopes", "@policy", "@cost", "@listSize"])\n`

/** A subgraph that says `# Federation 1` links nothing. */
function opinionOn(subgraphs: Readonly<Record<string, string>>): Opinion & { readonly composes: boolean } {
  const contract = contractOf({
    subgraphs: Object.fromEntries(
      Object.entries(subgraphs).map(([name, sdl]) => [name, sdl.includes('@link') ? sdl : link + sdl]),
    ),
  })
  try {
    const composed = compose(contract)
    return { ...secondOpinion(contract, composed), composes: true }
  } catch (error) {
    if (!(error instanceof CompositionFailure)) throw error
    return { ...secondOpinion(contract, error), composes: false }
  }
}

const product =
  'type Query { p: P } interface P @key(fields: "id") { id: ID! } type A implements P @key(fields: "id") { id: ID! a: Int }'
const one = '# Federation 1, without @link\n'

const examples: Readonly<
  Record<string, { readonly subgraphs: Readonly<Record<string, string>>; readonly composes: boolean }>
> = {
  'one-of-refused': {
    subgraphs: { a: 'input I @oneOf { a: Int b: Int } type Query { r(i: I): Int }' },
    composes: false,
  },
  'one-of-lost': {
    subgraphs: { a: 'directive @oneOf on INPUT_OBJECT\ninput I @oneOf { a: Int b: Int } type Query { r(i: I): Int }' },
    composes: true,
  },
  'default-in-some-subgraphs': {
    subgraphs: {
      a: 'type Query { r(x: Int = 1): Int @shareable }',
      b: 'type Query { r(x: Int): Int @shareable }',
    },
    composes: true,
  },
  'interface-object-beside-implementation': {
    subgraphs: {
      a: product,
      b: 'type P @key(fields: "id") @interfaceObject { id: ID! s: Int } type A @key(fields: "id") { id: ID! z: Int }',
    },
    composes: false,
  },
  'interface-object-unreached': {
    subgraphs: {
      a: product,
      b: 'type Query { q: P } type P @key(fields: "id") @interfaceObject { id: ID! @external s: Int }',
    },
    composes: false,
  },
  'interface-object-override': {
    subgraphs: {
      a: product,
      b: 'type P @key(fields: "id") @interfaceObject { id: ID! s: Int @override(from: "a") }',
    },
    composes: false,
  },
  'interface-object-cost': {
    subgraphs: { a: product, b: 'type P @key(fields: "id") @interfaceObject @cost(weight: 1) { id: ID! s: Int }' },
    composes: false,
  },
  'interface-object-inaccessible-argument': {
    subgraphs: {
      a: product,
      b: 'type P @key(fields: "id") @interfaceObject { id: ID! s(x: Int @inaccessible): Int }',
    },
    composes: true,
  },
  'unreadable-supergraph': {
    subgraphs: {
      a: `${one}type Query { t: T } type T @key(fields: "id") { id: ID! n: Int }`,
      b: `${one}extend type T @key(fields: "id") { id: ID! @external n: Int @external s: Int @external @requires(fields: "n") }`,
    },
    composes: false,
  },
  'interface-key-without-implementations': {
    subgraphs: {
      a: product,
      b: 'interface P @key(fields: "id") { id: ID! } type Query { r: Int }',
      c: 'type P @key(fields: "id") @interfaceObject { id: ID! s: Int }',
    },
    composes: false,
  },
  'external-type-mismatch': {
    subgraphs: {
      a: `${one}type Query { t: T } type T @key(fields: "id") { id: ID! n: Int }`,
      b: `${one}extend type T @key(fields: "id") { id: ID! @external n: Int! @external s: Int @requires(fields: "n") }`,
    },
    composes: false,
  },
  'external-merged-directive': {
    subgraphs: {
      a: 'type Query { t: T } type T @key(fields: "id") { id: ID! n: Int }',
      b: 'type T @key(fields: "id") { id: ID! n: Int @external @deprecated s: Int @requires(fields: "n") }',
    },
    composes: false,
  },
  'external-on-interface': {
    subgraphs: {
      a: 'type Query { n: N } interface N { id: ID x: Int @external } type A implements N { id: ID x: Int }',
    },
    composes: false,
  },
  'only-unused-external': {
    subgraphs: { a: `${one}type Query { t: T } type T { n: Int @external }` },
    composes: false,
  },
  'provides-on-leaf': {
    subgraphs: { a: `${one}type Query { t: Int @provides(fields: "id") }` },
    composes: true,
  },
  'shareable-subscription': {
    subgraphs: { a: 'type Query { r: Int } type Subscription { s: Int @shareable }' },
    composes: false,
  },
  'provided-not-shareable': {
    subgraphs: {
      a: 'type Query { t: T } type T @key(fields: "id") { id: ID! n: Int }',
      b: 'type Query { p: T @provides(fields: "n") } type T @key(fields: "id") { id: ID! n: Int @external }',
    },
    composes: false,
  },
  'external-override': {
    subgraphs: {
      a: 'type Query { t: T } type T @key(fields: "id") { id: ID! n: Int }',
      b: 'type T @key(fields: "id") { id: ID! n: Int @external @override(from: "c") s: Int @requires(fields: "n") }',
      c: 'type Query { c: Int }',
    },
    composes: true,
  },
  'override-label-without-source': {
    subgraphs: {
      a: 'type Query { t: T } type T @key(fields: "id") { id: ID! }',
      b: 'type T @key(fields: "id") { id: ID! n: Int @override(from: "a", label: "percent(5)") }',
    },
    composes: true,
  },
  'override-of-key': {
    subgraphs: {
      a: product,
      b: 'type A @key(fields: "id") { id: ID! @override(from: "a") n: Int }',
      c: 'type Query { q: P } type P @key(fields: "id") @interfaceObject { id: ID! w: Int }',
    },
    composes: false,
  },
  'repeated-shareable': {
    subgraphs: { a: 'type Query { t: T } type T @shareable @shareable { n: Int }' },
    composes: false,
  },
  'empty-type': {
    subgraphs: { a: 'type Query { r: Int } type Mutation', b: 'type Mutation { m: Int }' },
    composes: false,
  },
  'federation-1-with-directives-of-2': {
    subgraphs: { a: `${one}type Query { r: Int @inaccessible s: Int }` },
    composes: false,
  },
  'federation-1-external-root-field': {
    subgraphs: { a: `${one}type Query { r: Int s(x: Int): Int @external }` },
    composes: true,
  },
  'federation-namespace': {
    subgraphs: {
      a: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", as: "f") type Query { t: T } type T @f__key(fields: "id") { id: ID! }',
    },
    composes: true,
  },
}

test('there is an example of each known difference', () => {
  expect(Object.keys(examples).sort()).toEqual(knownDifferences.map(({ id }) => id).sort())
})

test.each(Object.entries(examples))(
  'the composers differ over %s, and it is known why',
  (id, { subgraphs, composes }) => {
    const opinion = opinionOn(subgraphs)
    expect(opinion).toEqual({ unknownVersion: null, known: [id], disputed: [], composes })
    expect(opinionLines(opinion)[0]).toMatch(/^(Apollo's|The Guild's) composer .+; (Apollo's|The Guild's) .+\. .+\.$/)
  },
)

test.each<[string, Record<string, string>]>([
  [
    'keys and requires',
    {
      a: 'type Query { t: T } type T @key(fields: "id") { id: ID! w: Int }',
      b: 'type T @key(fields: "id") { id: ID! w: Int @external s: Int @requires(fields: "w") }',
    },
  ],
  ['an @interfaceObject', { a: product, b: 'type P @key(fields: "id") @interfaceObject { id: ID! s: Int }' }],
  [
    'a label of a progressive override',
    {
      a: 'type Query { r: Int }',
      b: 'type Query { r: Int @override(from: "a", label: "percent(5)") }',
    },
  ],
  [
    'enums that grow in one subgraph',
    {
      a: 'type Query { r(e: E): Int } enum E { A B }',
      b: 'type Query { s(e: E): Int } enum E { A C }',
    },
  ],
  [
    'access, tags and costs',
    {
      a: 'type Query { r: [Int] @authenticated @requiresScopes(scopes: [["a"]]) @policy(policies: [["p"]]) @tag(name: "t") @listSize(assumedSize: 5) @cost(weight: 2) }',
    },
  ],
  [
    'an executable directive of all subgraphs',
    {
      a: 'directive @d(x: Int = 1) repeatable on FIELD | QUERY type Query { r: Int }',
      b: 'directive @d(x: Int = 1) repeatable on FIELD type Query { s: Int }',
    },
  ],
  ['a field that two subgraphs resolve', { a: 'type Query { r: Int }', b: 'type Query { r: Int }' }],
  ['a value of the wrong type', { a: 'type Query { r: [Int] @cost(weight: "2") }' }],
  [
    'an enum value that is a default and not accessible',
    {
      a: 'type Query { r(e: E = B): Int } enum E { A B @inaccessible }',
    },
  ],
])('the composers agree about %s', (_what, subgraphs) => {
  expect(opinionOn(subgraphs)).toMatchObject({ unknownVersion: null, known: [], disputed: [] })
})

test('the API is compared even where the second composer gives an invalid one', () => {
  const sdl = 'type Query { u: U } union U = A | B type A { a: Int } type B @inaccessible { b: Int }'
  expect(opinionOn({ a: sdl })).toEqual({ unknownVersion: null, known: [], disputed: [], composes: true })
})

test('where the second composer does not know the version, there is no opinion', () => {
  const opinion = opinionOn({
    a: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key"]) type Query { r: Int }',
  })
  expect(opinion).toEqual({ unknownVersion: 'v2.12', known: [], disputed: [], composes: true })
  expect(opinionLines(opinion)).toEqual([
    "There is no second opinion on the composition: The Guild's composer does not know Federation v2.12.",
  ])
})

test('a difference that nobody knows is disputed, be it of a verdict or of the API', () => {
  const contract = contractOf({ subgraphs: { a: `${link}type Query { r: Int s: String }` } })
  const other = compose(contractOf({ subgraphs: { a: `${link}type Query { r(x: Int = 2): Int! t: E } enum E { A }` } }))
  expect(secondOpinion(contract, other).disputed).toEqual([
    { kind: 'api', coordinate: 'E', first: 'enum', second: null },
    { kind: 'api', coordinate: 'E.A', first: 'value', second: null },
    { kind: 'api', coordinate: 'Query.r', first: 'Int!', second: 'Int' },
    { kind: 'api', coordinate: 'Query.r(x:)', first: 'Int = 2', second: null },
    { kind: 'api', coordinate: 'Query.s', first: null, second: 'String' },
    { kind: 'api', coordinate: 'Query.t', first: 'E', second: null },
  ])
  const broken = contractOf({ subgraphs: { a: 'type Query { r: Int @link }' } })
  expect(secondOpinion(broken, other).disputed).toMatchObject([{ kind: 'refused-by-second' }])
})
