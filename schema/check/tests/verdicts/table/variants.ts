import type { Row } from './row.ts'

const exclude = { include: [], exclude: ['internal'] }
const settings = { variants: new Map([['public', exclude]]) }
const x = (b: string) => `type Query { x: X, s: Int } type X { a: Int, ${b} }`

/** What the clients of a public contract see: the whole API stays as it is. */
export const variantRows: readonly Row[] = [
  {
    name: 'a field is kept from the public',
    number: 15,
    tag: 'internal',
    before: x('b: Int'),
    after: x('^b: Int @tag(name: "internal")'),
    settings,
    findings: [['variant-changed', 'breaking', 'X.b']],
    operations: [
      ['{ x { b } }', 'B', 'x.b'],
      ['{ x { a } }', 'S'],
    ],
  },
  {
    name: 'an argument is kept from the public',
    tag: 'internal',
    before: 'type Query { r(b: Int): Int }',
    after: 'type Query { r(^b: Int @tag(name: "internal")): Int }',
    settings,
    findings: [['variant-changed', 'breaking', 'Query.r(b:)']],
    operations: [
      ['{ r(b: 1) }', 'B', 'r'],
      ['{ r }', 'S'],
    ],
  },
  {
    name: 'a value of an enum that is given is kept from the public',
    tag: 'internal',
    before: 'type Query { e: E, s: Int } enum E { A, B }',
    after: 'type Query { e: E, s: Int } enum E { A, ^B @tag(name: "internal") }',
    settings,
    findings: [['variant-changed', 'risk', 'E.B']],
    operations: [
      ['{ e }', 'R', 'e'],
      ['{ s }', 'S'],
    ],
  },
  {
    name: 'a field is shown to the public',
    tag: 'internal',
    before: x('^b: Int @tag(name: "internal")'),
    after: x('b: Int'),
    settings,
    findings: [['variant-shown', 'notice', 'X.b']],
    operations: [['{ x { a } }', 'S']],
  },
  {
    name: 'there is a public contract for the first time',
    number: 15,
    tag: 'nothing',
    before: x('b: Int'),
    after: x('b: Int @tag(name: "internal")'),
    settings: { ...settings, variantsBefore: new Map() },
    findings: [],
    operations: [['{ x { b } }', 'S']],
  },
  {
    name: 'a tag that nobody leaves out is added',
    tag: 'internal',
    before: x('b: Int'),
    after: x('b: Int @tag(name: "beta")'),
    settings,
    findings: [],
    operations: [['{ x { b } }', 'S']],
  },
]
