import { expect, test } from 'vitest'
import { judge } from '../../src/judge.ts'
import { changeOf } from '../../src/testing/change.ts'

const query = 'type Query { r: Int s: T } type T { r: Int }'
const shown = (
  definition: string,
) => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@composeDirective"])
    @link(url: "https://example.org/shown/v1.0", import: ["@shown"]) @composeDirective(name: "@shown")
  ${definition} ${query}`

/** One line a finding, with a letter for each operation that it touches: B broken, R at risk. */
async function verdicts(before: string, after: string, operations: readonly string[]): Promise<string[]> {
  const found = await judge(changeOf({ subgraphs: { a: before }, operations }, { subgraphs: { a: after }, operations }))
  const ofDirectives = found.filter(({ rule }) => rule.startsWith('directive-'))
  return ofDirectives.map(({ severity, rule, coordinate, impacts }) => {
    const of = operations.flatMap((text, index) => {
      const impact = impacts.find(({ operation }) => text.includes(` ${operation} `) || text.includes(` ${operation}(`))
      return impact ? [`${impact.verdict === 'broken' ? 'B' : 'R'}${index}`] : []
    })
    return [severity, rule, coordinate, ...of].join(' ')
  })
}

const uses = [
  'query Plain { r }',
  'query Field { r @shown }',
  'query Given { r @shown(to: "x") }',
  'query Variable($v: String) { r @shown(to: $v) }',
  'query Spread { ...F @shown } fragment F on Query { r }',
]

test.each([
  ['is removed', 'on FIELD | FRAGMENT_SPREAD', null, 'breaking directive-removed @shown B1 B2 B3 B4'],
  ['is added', null, 'on FIELD', 'safe directive-added @shown'],
  ['may stand elsewhere', 'on FIELD', 'on FIELD | QUERY', 'safe directive-location-added @shown'],
  [
    'may not stand on spreads',
    'on FIELD | FRAGMENT_SPREAD',
    'on FIELD',
    'breaking directive-location-removed @shown B4',
  ],
  [
    'may not stand on queries, where it is not',
    'on FIELD | QUERY',
    'on FIELD',
    'safe directive-location-removed @shown',
  ],
])('a directive for operations %s', async (_, before, after, verdict) => {
  const sdl = (locations: string | null) =>
    locations === null ? query : shown(`directive @shown(to: String) ${locations}`)
  expect(await verdicts(sdl(before), sdl(after), uses)).toEqual([verdict])
})

test.each([
  ['an optional one is added', '', '(to: String)', 'safe directive-argument-added @shown(to:)'],
  ['a required one is added', '', '(to: String!)', 'breaking directive-argument-added @shown(to:) B1 B4'],
  ['one is removed', '(to: String)', '', 'breaking directive-argument-removed @shown(to:) B2 B3'],
  [
    'one becomes required',
    '(to: String)',
    '(to: String!)',
    'breaking directive-argument-type-changed @shown(to:) B1 B3 B4',
  ],
  ['one takes another type', '(to: String)', '(to: ID)', 'breaking directive-argument-type-changed @shown(to:) B3'],
  [
    'one is not null any more, but has a default',
    '(to: String = "a")',
    '(to: String! = "a")',
    'risk directive-argument-type-changed @shown(to:) R3',
  ],
  [
    'a default changes',
    '(to: String = "a")',
    '(to: String = "b")',
    'risk directive-argument-default-changed @shown(to:) R1 R3 R4',
  ],
])('of the arguments of a directive %s', async (_, before, after, verdict) => {
  const sdl = (given: string) => shown(`directive @shown${given} on FIELD | FRAGMENT_SPREAD`)
  expect(await verdicts(sdl(before), sdl(after), uses)).toEqual([verdict])
})

test('a directive that may stand several times, and then only once', async () => {
  const twice = [
    'query Once { r @shown }',
    'query Twice { r @shown @shown }',
    'query Apart { r @shown s { r @shown } }',
  ]
  const sdl = (repeatable: string) => shown(`directive @shown ${repeatable} on FIELD | QUERY`)
  expect(await verdicts(sdl('repeatable'), sdl(''), twice)).toEqual(['breaking directive-repeatable-removed @shown B1'])
  expect(await verdicts(sdl(''), sdl('repeatable'), twice)).toEqual(['safe directive-repeatable-added @shown'])
})

test('two changes of one directive are two findings, each with what it breaks', async () => {
  const both = ['query Twice { r @shown @shown }', 'query Spread { ...F @shown } fragment F on Query { r }']
  expect(
    await verdicts(
      shown('directive @shown repeatable on FIELD | FRAGMENT_SPREAD'),
      shown('directive @shown on FIELD'),
      both,
    ),
  ).toEqual(['breaking directive-location-removed @shown B1', 'breaking directive-repeatable-removed @shown B0'])
})

test('a directive of all subgraphs without @composeDirective goes where one of them drops it', async () => {
  const a = `directive @shown on FIELD ${query}`
  const b = (definition: string) => `${definition} type Query { b: Int }`
  const operations = ['query Q { r @shown }']
  const found = await judge(
    changeOf(
      { subgraphs: { a, b: b('directive @shown on FIELD') }, operations },
      { subgraphs: { a, b: b('') }, operations },
    ),
  )
  expect(found.filter(({ rule }) => rule.startsWith('directive-'))).toMatchObject([
    { rule: 'directive-removed', severity: 'breaking', impacts: [{ operation: 'Q', selection: 'r' }] },
  ])
})
