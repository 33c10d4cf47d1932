import { expect, test } from 'vitest'
import { lint, lintOf } from '../../src/lint/lint.ts'
import { changeOf, contractOf } from '../../src/testing/change.ts'

const noOptions = { lint: new Map() }
const all = (sdl: string) =>
  lintOf(contractOf({ subgraphs: { a: sdl } }), noOptions).filter(({ rule }) => rule !== 'lint-description')
const listed = (above: string) => `type Query { a: Int }\ntype T {\n${above}\n  tags: [T!]!\n}`

test('a finding stands at the name of its element', () => {
  expect(all(listed('  "Of it."'))).toEqual([
    {
      rule: 'lint-list-bounded',
      severity: 'notice',
      coordinate: 'T.tags',
      message:
        'T.tags is [T!]!, and nothing says how long it may get. Give it @listSize, or an argument first or last or limit.',
      before: null,
      after: null,
      location: { file: 'a.graphql', line: 5, column: 3, side: 'after' },
      impacts: [],
    },
  ])
})

test.each([
  ['right above', '  # schema-check-disable-next-line lint-list-bounded: There are three at most.'],
  [
    'above the description',
    '  # schema-check-disable-next-line lint-list-bounded: There are three.\n  """\n  Of it.\n  """',
  ],
  ['below the description', '  "Of it."\n  # schema-check-disable-next-line lint-list-bounded: There are three.'],
  ['with other rules', '  # schema-check-disable-next-line lint-list-bounded, lint-description: There are three.'],
  ['among other comments', '  # schema-check-disable-next-line lint-list-bounded: There are three.\n  # And so on.'],
])('a comment with a reason suppresses a rule: %s', (_, above) => {
  const found = lintOf(contractOf({ subgraphs: { a: listed(above) } }), noOptions)
  expect(found.filter(({ coordinate }) => coordinate === 'T.tags').map(({ rule }) => rule)).not.toContain(
    'lint-list-bounded',
  )
  expect(found.filter(({ rule }) => rule.startsWith('lint-suppression'))).toEqual([])
})

test('a comment without a reason suppresses nothing and is a finding of its own', () => {
  expect(all(listed('  # schema-check-disable-next-line lint-list-bounded'))).toMatchObject([
    { rule: 'lint-list-bounded' },
    {
      rule: 'lint-suppression-invalid',
      severity: 'risk',
      coordinate: 'subgraph:a',
      message:
        'The comment above line 5 of a suppresses lint-list-bounded. It gives no reason, so it suppresses nothing: write it behind a colon.',
      location: { line: 4, column: 3 },
    },
  ])
})

test('a comment that names a rule that is not there is a finding', () => {
  expect(all(listed('  # schema-check-disable-next-line lint-list-bound: There are three.'))).toMatchObject([
    { rule: 'lint-list-bounded' },
    { rule: 'lint-suppression-invalid', message: expect.stringContaining('Did you mean lint-list-bounded?') },
  ])
})

test('a comment that suppresses nothing is worth a notice', () => {
  expect(all('type Query {\n  # schema-check-disable-next-line lint-tag: Old.\n  a: Int\n}')).toMatchObject([
    { rule: 'lint-suppression-unused', severity: 'notice', location: { line: 3 } },
  ])
})

test('a comment suppresses the next line alone', () => {
  const sdl = 'type Query {\n  # schema-check-disable-next-line lint-list-bounded: Few.\n  a: [Query]\n  b: [Query]\n}'
  expect(all(sdl)).toMatchObject([{ coordinate: 'Query.b' }])
})

test('a change is told what it makes new, and not what was so before', async () => {
  const written = (fields: string) => ({ subgraphs: { a: `type Query { ${fields} }` } })
  const before = written('"A." a: [Query]')
  const news = async (fields: string) =>
    (await lint(changeOf(before, written(fields)))).map(({ coordinate }) => coordinate)
  expect(await news('"A." a: [Query]')).toEqual([])
  expect(await news('"A." a: [Query!]!')).toEqual([])
  expect(await news('"A." a: [Query], "B." b: [Query]')).toEqual(['Query.b'])
  // Its bound is taken away.
  const bounded = written('"A." a: [Query] @listSize(assumedSize: 1)')
  expect(await lint(changeOf(bounded, before))).toMatchObject([{ rule: 'lint-list-bounded', coordinate: 'Query.a' }])
})

test('an option that a rule does not take is refused', () => {
  const contract = contractOf({ subgraphs: { a: 'type Query { a: Int }' } })
  const options = (given: object) => ({ lint: new Map([['lint-list-bounded', given as Record<string, unknown>]]) })
  expect(() => lintOf(contract, options({ scalar: true }))).toThrow(
    'rules.lint-list-bounded: Unrecognized key: "scalar"',
  )
  expect(() => lintOf(contract, options({ scalars: 'yes' }))).toThrow('rules.lint-list-bounded.scalars')
  expect(lintOf(contract, options({ severity: 'off', scalars: true }))).toBeInstanceOf(Array)
})
