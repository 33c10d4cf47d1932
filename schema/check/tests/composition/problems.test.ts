import { parse, Source } from 'graphql'
import { expect, test } from 'vitest'
import type { Contract } from '../../src/change.ts'
import { CompositionFailure, compose } from '../../src/composition/compose.ts'
import { printProblems } from '../../src/composition/frames.ts'
import { failureFindings, problemsOf } from '../../src/composition/problems.ts'
import { contractOf } from '../../src/testing/change.ts'

function failureOf(contract: Contract): CompositionFailure {
  try {
    compose(contract)
  } catch (error) {
    if (error instanceof CompositionFailure) return error
    throw error
  }
  throw new Error('The subgraphs compose.')
}

const problemsIn = (subgraphs: Readonly<Record<string, string>>) =>
  problemsOf(failureOf(contractOf({ subgraphs })), 'after').map(({ code, coordinate, places }) => ({
    code,
    coordinate,
    places: places.map(({ location: { file, line, column } }) => `${file}:${line}:${column}`),
  }))

test('a contradiction is shown at every subgraph that is a part of it', () => {
  const failure = failureOf(contractOf({ subgraphs: { b: 'type Query {\n  r: Int\n}', a: 'type Query { r: Int }' } }))
  expect(printProblems(problemsOf(failure, 'after')).replaceAll(/^(1 \| extend schema).*$/gm, '$1')).toBe(
    `INVALID_FIELD_SHARING: Non-shareable field "Query.r" is resolved from multiple subgraphs: it is resolved from subgraphs "a" and "b" and defined as non-shareable in all of them.

a.graphql:2:14
1 | extend schema
2 | type Query { r: Int }
  |              ^

b.graphql:3:3
2 | type Query {
3 |   r: Int
  |   ^
4 | }
`,
  )
})

test('errors that Apollo gives no place to have that of the field which they name', () => {
  expect(
    problemsIn({
      a: 'type Query { u: U } type U @key(fields: "id") { id: ID! }',
      b: 'type U @key(fields: "id", resolvable: false) { id: ID! n: Int }',
    }),
  ).toEqual([{ code: 'SATISFIABILITY_ERROR', coordinate: 'U.n', places: ['b.graphql:2:56'] }])
  expect(
    problemsIn({
      a: 'type Query { t: T } type T @key(fields: "id") { id: ID! w: Int @authenticated }',
      b: 'type T @key(fields: "id") { id: ID! w: Int @external s: Int @requires(fields: "w") }',
    }),
  ).toEqual([{ code: 'MISSING_TRANSITIVE_AUTH_REQUIREMENTS', coordinate: 'T.s', places: ['b.graphql:2:54'] }])
  expect(problemsIn({ a: 'type T @key(fields: "id") { id: ID! }' })).toEqual([
    { code: 'NO_QUERIES', coordinate: 'Query', places: ['a.graphql:1:1'] },
  ])
})

test('an error inside a directive is about what it stands on', () => {
  expect(problemsIn({ a: 'type Query { t: T } type T @key(fields: "nope") { id: ID! }' })).toEqual([
    { code: 'KEY_INVALID_FIELDS', coordinate: 'T', places: ['a.graphql:2:26', 'a.graphql:2:28'] },
  ])
  expect(problemsIn({ a: 'type Query { r(b: Int = "x"): Int s: Int @nope }' })).toEqual([
    { code: 'INVALID_GRAPHQL', coordinate: 'Query.s', places: ['a.graphql:2:42'] },
  ])
  expect(problemsIn({ a: 'type Query { r(b: Int = "x"): Int }' })).toEqual([
    { code: 'INVALID_GRAPHQL', coordinate: 'Query.r(b:)', places: ['a.graphql:2:16'] },
  ])
})

test('of a query that no plan answers, the reasons are a list', () => {
  const failure = failureOf(
    contractOf({
      subgraphs: {
        a: 'type Query { t: T } type T { u: U } type U @key(fields: "id") { id: ID! }',
        b: 'type U @key(fields: "id", resolvable: false) { id: ID! n: Int }',
      },
    }),
  )
  expect(problemsOf(failure, 'after')).toMatchObject([
    {
      message: 'No plan can fetch U.n: { t { u { n } } } cannot be answered.',
      details: [
        '- from subgraph "a":',
        '  - cannot find field "U.n".',
        expect.stringMatching(/^ {2}- cannot move to subgraph "b"/),
      ],
    },
  ])
})

test('queries that fail for the same reason are one problem', () => {
  const implementation = (name: string) => `type ${name} implements P @key(fields: "id") { id: ID! a: Int }`
  const failure = failureOf(
    contractOf({
      subgraphs: {
        a: `type Query { p: P } interface P @key(fields: "id") { id: ID! } ${['A', 'B', 'C'].map(implementation).join(' ')}`,
        b: 'type Query { q: P } type P @key(fields: "id") @interfaceObject { id: ID! @external s: Int }',
      },
    }),
  )
  expect(failure.errors).toHaveLength(3)
  const [problem, ...others] = problemsOf(failure, 'after')
  expect(others).toEqual([])
  expect(problem).toMatchObject({ message: expect.stringContaining('{ q { ... on A { ... } } }'), coordinate: 'P' })
  expect(problem!.details.at(-1)).toBe('2 more queries fail for the same reason.')
})

test('a subgraph that is written in several files is shown in the right one', () => {
  const { subgraphs, ...rest } = contractOf({ subgraphs: { a: 'type Query { r: Int }', b: 'type Query { s: Int }' } })
  const more = parse(new Source('\n\n\nextend type Query { r: Int }', 'b/more.graphql'))
  const [a, b] = subgraphs
  const both = { ...b!, document: { ...b!.document, definitions: [...b!.document.definitions, ...more.definitions] } }
  const [problem] = problemsOf(failureOf({ ...rest, subgraphs: [a!, both] }), 'after')
  expect(problem!.places.map(({ location }) => location)).toMatchObject([
    { file: 'a.graphql', line: 2 },
    { file: 'b/more.graphql', line: 4, column: 21 },
  ])
  expect(printProblems([problem!])).toContain('4 | extend type Query { r: Int }')
})

test('the order of subgraphs and of errors does not change what is said', () => {
  const subgraphs = {
    a: 'type Query { r: Int s: Int }',
    b: 'type Query { r: Int s: Int }',
    c: 'type Query { s: Int t: Nope }',
  }
  const said = (names: readonly ('a' | 'b' | 'c')[]) => {
    const chosen = Object.fromEntries(names.map((name) => [name, subgraphs[name].replace(' t: Nope', '')]))
    return failureFindings(failureOf(contractOf({ subgraphs: chosen })), 'before')
  }
  const findings = said(['a', 'b', 'c'])
  expect(findings).toMatchObject([
    { rule: 'composition-failed', severity: 'breaking', coordinate: 'Query.r', location: { side: 'before' } },
    { rule: 'composition-failed', severity: 'breaking', coordinate: 'Query.s', location: { file: 'a.graphql' } },
  ])
  expect(said(['a', 'b', 'c'])).toEqual(findings)
  expect(said(['c', 'a', 'b'])).toEqual(findings)
})

test('where the composer throws instead of giving an error, that is the error', () => {
  const [problem] = problemsIn({
    a: 'type Query { p: P } interface P @key(fields: "id") { id: ID! } type A implements P @key(fields: "id") { id: ID! }',
    b: 'type P @key(fields: "id") @interfaceObject @cost(weight: 1) { id: ID! s: Int }',
  })
  expect(problem).toMatchObject({ code: 'COMPOSER_FAILED' })
})
