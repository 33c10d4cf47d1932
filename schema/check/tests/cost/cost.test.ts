import { expect, test } from 'vitest'
import { cost } from '../../src/cost/cost.ts'
import type { Finding } from '../../src/finding.ts'
import { changeOf } from '../../src/testing/change.ts'

async function judge(
  before: string,
  after: string,
  maxCost: number | null,
  ...operations: string[]
): Promise<readonly Finding[]> {
  return cost(changeOf({ subgraphs: { a: before }, operations }, { subgraphs: { a: after }, operations }, { maxCost }))
}

/** One line a finding and impact. */
const lines = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, rule, coordinate, impacts }) =>
    [
      `${severity} ${rule} ${coordinate}`,
      ...impacts.map(({ operation, selection }) => `${operation} ${selection}`),
    ].join(' | '),
  )

const feed = (listSize: string, first = '') =>
  `type Query { feed${first}: [Post!]! ${listSize} one: Post } type Post { id: ID! replies: [Post!]! @listSize(assumedSize: 2) }`

test('an operation that was within the limit and is above it is refused, and named with both costs', async () => {
  const findings = await judge(
    feed('@listSize(assumedSize: 10)'),
    feed('@listSize(assumedSize: 100)'),
    50,
    'query Feed { all: feed { id } }',
    'query One { one { id } }',
  )
  expect(findings).toEqual([
    {
      rule: 'cost-over-limit',
      severity: 'breaking',
      coordinate: 'Query.feed',
      message:
        'What `Query.feed` costs makes the gateway refuse operations: Feed 100 instead of 10, where 50 is the most allowed. Ask for less at once, or raise the limit of the gateway first.',
      before: '@listSize(assumedSize: 10)',
      after: '@listSize(assumedSize: 100)',
      location: { file: 'a.graphql', line: 2, column: 14, side: 'after' },
      impacts: [
        {
          operation: 'Feed',
          hash: expect.any(String),
          client: null,
          verdict: 'broken',
          reason:
            'The gateway refuses the operation with the error COST_LIMIT_EXCEEDED: it may cost 100 instead of 10, and 50 is the most allowed.',
          selection: 'all',
          location: { file: '0.graphql', line: 1, column: 1, side: 'after' },
        },
      ],
    },
  ])
})

test('growth within the limit, or without one, is a notice; less is safe', async () => {
  const small = feed('@listSize(assumedSize: 10)')
  const large = feed('@listSize(assumedSize: 100)')
  for (const limit of [null, 100]) {
    const [finding] = await judge(small, large, limit, 'query Feed { feed { id } }')
    expect(finding).toMatchObject({ rule: 'cost-changed', severity: 'notice', impacts: [] })
    expect(finding?.message).toContain('Feed 100 instead of 10')
  }
  expect(lines(await judge(large, small, 50, 'query Feed { feed { id } }'))).toEqual(['safe cost-changed Query.feed'])
  expect(lines(await judge(small, large, 50, 'query One { one { id } }'))).toEqual(['safe cost-changed Query.feed'])
})

test('what was refused before is not broken now', async () => {
  const findings = await judge(
    feed('@listSize(assumedSize: 60)'),
    feed('@listSize(assumedSize: 100)'),
    50,
    'query F { feed { id } }',
  )
  expect(lines(findings)).toEqual(['safe cost-changed Query.feed'])
})

test.each([
  [
    'a field',
    'Post.id',
    'type Query { one: Post } type Post { id: ID! @cost(weight: 90) }',
    '{ one { id } }',
    'one.id',
  ],
  ['a type', 'Post', 'type Query { x: [Post] } type Post @cost(weight: 90) { id: ID! }', '{ x { id } }', 'x'],
  ['an argument', 'Query.r(a:)', 'type Query { r(a: Int @cost(weight: 90)): Int }', '{ r(a: 1) }', 'r'],
  ['an enum', 'E', 'type Query { r: E } enum E @cost(weight: 90) { A }', '{ r }', 'r'],
  [
    'an input field',
    'I.n',
    'type Query { r(i: I): Int } input I { n: Int @cost(weight: 90) }',
    '{ r(i: { n: 1 }) }',
    'r',
  ],
  [
    'an input field by a variable',
    'I.n',
    'type Query { r(i: [I!]): Int } input I { n: Int @cost(weight: 90) i: I }',
    'query ($i: [I!]) { r(i: $i) }',
    '',
  ],
])('the weight of %s', async (_, coordinate, after, query, selection) => {
  const before = after.replace(/ @cost\(weight: \d+\)/, '')
  expect(lines(await judge(before, after, 60, query))).toEqual([
    `breaking cost-over-limit ${coordinate} | anonymous ${selection}`,
  ])
})

const sized = (first: string, assumed = '') =>
  feed(`@listSize(slicingArguments: ["first"]${assumed})`, `(first: Int${first})`)

test('the default of an argument that sizes a list counts where the operation leaves it out', async () => {
  const findings = await judge(
    sized(' = 10'),
    sized(' = 80'),
    50,
    'query Omitted { feed { id } }',
    'query Sent { feed(first: 5) { id } }',
    'query Variable($n: Int) { feed(first: $n) { id } }',
    'query Default($n: Int = 7) { feed(first: $n) { id } }',
  )
  expect(lines(findings)).toEqual(['breaking cost-over-limit Query.feed(first:) | Omitted feed | Variable feed'])
  expect(findings[0]).toMatchObject({ before: '= 10', after: '= 80', location: { line: 2, column: 19 } })
  expect(await judge(sized(' = 80'), sized(' = 10'), 50, 'query Omitted { feed { id } }')).toEqual([])
})

test('a variable that sizes a list counts as the assumed size, if that is more', async () => {
  const query = 'query V($n: Int) { feed(first: $n) { id } }'
  expect(lines(await judge(sized(' = 10'), sized(' = 10', ', assumedSize: 100'), 50, query))).toEqual([
    'breaking cost-over-limit Query.feed | V feed',
  ])
  const [unbounded] = await judge(sized(''), sized(', b: Int'), 50, query)
  expect(unbounded).toBe(undefined)
})

test('what a variable may leave out counts, and what a literal leaves out does not', async () => {
  const findings = await judge(
    feed('@listSize(assumedSize: 10)'),
    feed('@listSize(assumedSize: 100)'),
    50,
    'query Asked($b: Boolean!) { feed @include(if: $b) { id } }',
    'query Skipped { one { id } feed @skip(if: true) { id } }',
  )
  expect(lines(findings)).toEqual(['breaking cost-over-limit Query.feed | Asked feed'])
})

test('of several changes those are to blame without which the operation were allowed; else all are', async () => {
  const sdl = (one: number, many: number) =>
    `type Query { a: Int @cost(weight: ${one}) b: Int @cost(weight: ${many}) c: Int @cost(weight: ${many}) }`
  const abc = 'query Q { a b c }'
  expect(lines(await judge(sdl(1, 1), sdl(2, 26), 50, abc))).toEqual([
    'notice cost-changed Query.a',
    'breaking cost-over-limit Query.b | Q b',
    'breaking cost-over-limit Query.c | Q c',
  ])
  expect(lines(await judge(sdl(1, 1), sdl(2, 200), 50, abc))).toEqual([
    'breaking cost-over-limit Query.a | Q a',
    'breaking cost-over-limit Query.b | Q b',
    'breaking cost-over-limit Query.c | Q c',
  ])
})

test('where no price changed, the operation itself is named: lists that nest deeper', async () => {
  const sdl = (type: string) => `type Query { r: ${type} } type T { id: ID }`
  const [finding] = await judge(sdl('T'), sdl('[T]'), 10, 'query Q { r { id } }')
  expect(finding).toMatchObject({
    rule: 'cost-over-limit',
    coordinate: 'operation:Q',
    before: '1',
    after: '20',
    location: { file: '0.graphql', line: 1, column: 1 },
  })
  expect((await judge(sdl('T'), sdl('[T]'), null, 'query Q { r { id } }'))[0]).toMatchObject({
    rule: 'cost-changed',
    severity: 'notice',
    coordinate: 'operation:Q',
  })
})

test('an operation that is new is held to the limit', async () => {
  const change = changeOf(
    { subgraphs: { a: feed('') } },
    { subgraphs: { a: feed('') }, operations: ['query New { feed { id } }', 'query Fine { one { id } }'] },
    { maxCost: 10 },
  )
  const operations = change.operations.map((operation) => ({ ...operation, side: 'after' as const }))
  const findings = await cost({ ...change, operations })
  expect(findings).toMatchObject([
    {
      rule: 'cost-over-limit',
      coordinate: 'operation:New',
      before: null,
      after: '20',
      impacts: [{ verdict: 'broken' }],
    },
  ])
})

test('an operation that the new schema refuses anyway has no cost', async () => {
  const findings = await judge(
    feed('@listSize(assumedSize: 1)'),
    feed('@listSize(assumedSize: 99)').replace('one: Post', ''),
    50,
    '{ feed { id } one { id } }',
  )
  expect(lines(findings)).toEqual(['safe cost-changed Query.feed'])
})

test('a number in a recorded operation is unknown, since values are never recorded', async () => {
  const sdl = (weight: number) =>
    `type Query { feed(first: Int = 10): [Post!]! @listSize(slicingArguments: ["first"], assumedSize: 30) } type Post @cost(weight: ${weight}) { id: ID! }`
  const written = ['query Feed { feed(first: 0) { id } }']
  const change = changeOf(
    { subgraphs: { a: sdl(1) }, operations: written },
    { subgraphs: { a: sdl(2) }, operations: written },
    { maxCost: 50 },
  )
  expect(lines(await cost(change))).toEqual(['safe cost-changed Post'])
  const recorded = change.operations.map((operation) => ({ ...operation, source: 'recorded' as const }))
  expect(lines(await cost({ ...change, operations: recorded }))).toEqual(['breaking cost-over-limit Post | Feed feed'])
})
