import type { Row } from './row.ts'

const feed = (field: string) => `type Query { ${field}, s: Int } type X { a: Int, x: X }`
const settings = { maxCost: 100 }

/** What the gateway refuses because it may cost too much. */
export const costRows: readonly Row[] = [
  {
    name: 'a list may be longer than the limit allows',
    before: feed('feed: [X] @listSize(assumedSize: 10)'),
    after: feed('^feed: [X] @listSize(assumedSize: 1000)'),
    settings,
    findings: [['cost-over-limit', 'breaking', 'Query.feed']],
    operations: [
      ['{ feed { a } }', 'B', 'feed'],
      ['{ s }', 'S'],
    ],
  },
  {
    name: 'a list may be longer and stays below the limit',
    before: feed('feed: [X] @listSize(assumedSize: 10)'),
    after: feed('^feed: [X] @listSize(assumedSize: 20)'),
    settings,
    findings: [['cost-changed', 'notice', 'Query.feed']],
    operations: [['{ feed { a } }', 'S']],
  },
  {
    name: 'a list may be longer than any limit where there is none',
    before: feed('feed: [X] @listSize(assumedSize: 10)'),
    after: feed('^feed: [X] @listSize(assumedSize: 1000)'),
    findings: [['cost-changed', 'notice', 'Query.feed']],
    operations: [['{ feed { a } }', 'S']],
  },
  {
    name: 'a field gets a weight above the limit',
    before: feed('feed: X'),
    after: feed('^feed: X @cost(weight: 500)'),
    settings,
    findings: [['cost-over-limit', 'breaking', 'Query.feed']],
    operations: [
      ['{ feed { a } }', 'B', 'feed'],
      ['{ s }', 'S'],
    ],
  },
  {
    name: 'a field loses its weight',
    before: feed('^feed: X @cost(weight: 500)'),
    after: feed('feed: X'),
    settings: { maxCost: 1000 },
    findings: [['cost-changed', 'safe', 'Query.feed']],
    operations: [['{ feed { a } }', 'S']],
  },
  {
    name: 'the default of the argument that sizes a list exceeds the limit',
    before: feed('feed(first: Int = 10): [X] @listSize(slicingArguments: ["first"])'),
    after: feed('feed(^^first: Int = 500): [X] @listSize(slicingArguments: ["first"])'),
    settings,
    findings: [
      ['argument-default-changed', 'risk', 'Query.feed(first:)'],
      ['cost-over-limit', 'breaking', 'Query.feed(first:)'],
    ],
    operations: [
      ['{ feed { a } }', 'B', 'feed'],
      ['{ feed(first: 10) { a } }', 'S'],
    ],
  },
]
