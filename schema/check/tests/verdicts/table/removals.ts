import type { Row } from './row.ts'

/** What is there no more, is named otherwise, or is hidden. */
export const removalRows: readonly Row[] = [
  {
    name: 'nothing changes',
    number: 35,
    before: 'type Query { r(b: Int = 1): Int } type Mutation { a: Int }',
    after: 'type Query { r(b: Int = 1): Int } type Mutation { a: Int }',
    findings: [],
    operations: [
      ['{ r }', 'S'],
      ['mutation { a }', 'S'],
    ],
  },
  {
    name: 'a field is removed',
    before: 'type Query { x: X } type X { a: Int, ^b: Int }',
    after: 'type Query { x: X } type X { a: Int }',
    findings: [['field-removed', 'breaking', 'X.b']],
    operations: [
      ['{ x { a b } }', 'B', 'x.b'],
      ['{ x { c: b } }', 'B', 'x.c'],
      ['query ($never: Boolean = false) { x { a b @include(if: $never) } }', 'B', 'x.b'],
      ['{ x { a } }', 'S'],
    ],
  },
  {
    name: 'a field is removed that stands in a fragment',
    before: 'type Query { x: X, xs: [X!] } type X { a: Int, ^b: Int, x: X }',
    after: 'type Query { x: X, xs: [X!] } type X { a: Int, x: X }',
    findings: [['field-removed', 'breaking', 'X.b']],
    operations: [
      ['{ x { ...F } } fragment F on X { x { ...G } } fragment G on X { b }', 'B', 'x.x.b'],
      ['{ xs { ... { b } } }', 'B', 'xs.b'],
      ['{ x { ...F } } fragment F on X { a }', 'S'],
    ],
  },
  {
    name: 'a deprecated field is removed',
    number: 29,
    before: 'type Query { r: Int, ^s: Int @deprecated(reason: "Use r.") }',
    after: 'type Query { r: Int }',
    findings: [['field-removed', 'breaking', 'Query.s']],
    operations: [
      ['{ s }', 'B', 's'],
      ['{ r }', 'S'],
    ],
  },
  {
    name: 'of two removed fields with one beginning one is used',
    number: 30,
    before: 'type Query { x: X } type X { a: Int, ^name: String, ^nameHistory: String }',
    after: 'type Query { x: X } type X { a: Int }',
    findings: [
      ['field-removed', 'safe', 'X.name'],
      ['field-removed', 'breaking', 'X.nameHistory'],
    ],
    operations: [
      ['{ x { nameHistory } }', 'B', 'x.nameHistory'],
      ['{ x { name: a } }', 'S'],
    ],
  },
  {
    name: 'a field is removed and another described',
    number: 34,
    before: 'type Query { x: X } type X { a: Int, ^b: Int }',
    after: 'type Query { x: X } type X { "How many there are." ^a: Int }',
    findings: [
      ['field-removed', 'breaking', 'X.b'],
      ['description-changed', 'safe', 'X.a'],
    ],
    operations: [
      ['{ x { b } }', 'B', 'x.b'],
      ['{ x { a } }', 'S'],
    ],
  },
  {
    name: 'a field goes from one to a list and is described',
    number: 34,
    before: 'type Query { r: Int, s: Int }',
    after: 'type Query { "How many there are." ^^r: [Int], s: Int }',
    findings: [
      ['field-type-changed', 'breaking', 'Query.r'],
      ['description-changed', 'safe', 'Query.r'],
    ],
    operations: [['{ r }', 'B', 'r']],
  },
  {
    name: 'a field is renamed',
    before: 'type Query { ^r: Int, s: Int }',
    after: 'type Query { ^t: Int, s: Int }',
    findings: [
      ['field-removed', 'breaking', 'Query.r'],
      ['field-added', 'safe', 'Query.t'],
    ],
    operations: [
      ['{ t: r }', 'B', 't'],
      ['{ r: s }', 'S'],
    ],
  },
  {
    name: 'a field becomes inaccessible',
    number: 13,
    before: 'type Query { x: X } type X { a: Int, b: Int }',
    after: 'type Query { x: X } type X { a: Int, ^b: Int @inaccessible }',
    findings: [['field-removed', 'breaking', 'X.b']],
    operations: [
      ['{ x { b } }', 'B', 'x.b'],
      ['{ x { a } }', 'S'],
    ],
  },
  {
    name: 'an argument becomes inaccessible',
    before: 'type Query { r(b: Int): Int }',
    after: 'type Query { r(^b: Int @inaccessible): Int }',
    findings: [['argument-removed', 'breaking', 'Query.r(b:)']],
    operations: [
      ['{ r(b: 1) }', 'B', 'r'],
      ['{ r }', 'S'],
    ],
  },
  {
    name: 'what was inaccessible is shown',
    before: 'type Query { x: X } type X { a: Int, b: Int @inaccessible }',
    after: 'type Query { x: X } type X { a: Int, ^b: Int }',
    findings: [['field-added', 'safe', 'X.b']],
    operations: [['{ x { a } }', 'S']],
  },
  {
    name: 'a type is removed with the field that gives it',
    before: 'type Query { r: Int, ^x: X } type ^X { a: Int }',
    after: 'type Query { r: Int }',
    findings: [
      ['field-removed', 'breaking', 'Query.x'],
      ['type-removed', 'safe', 'X'],
    ],
    operations: [
      ['{ x { a } }', 'B', 'x'],
      ['{ r }', 'S'],
    ],
  },
  {
    name: 'a scalar that nothing reaches is removed',
    number: 28,
    before: 'type Query { r: Int } scalar ^S',
    after: 'type Query { r: Int }',
    findings: [['type-removed', 'safe', 'S']],
    operations: [['{ r }', 'S']],
  },
  {
    name: 'an input that nothing reaches is removed',
    before: 'type Query { r: Int } input ^I { a: Int }',
    after: 'type Query { r: Int }',
    findings: [['type-removed', 'safe', 'I']],
    operations: [['{ r }', 'S']],
  },
  {
    name: 'a field of an unused type is removed',
    before: 'type Query { r: Int, x: X } type X { a: Int, ^b: Int }',
    after: 'type Query { r: Int, x: X } type X { a: Int }',
    findings: [['field-removed', 'safe', 'X.b']],
    operations: [['{ r }', 'S']],
  },
  {
    name: 'a field that a nested list gives is removed',
    before: 'type Query { x: [X!]! } type X { y: [[Y]] } type Y { a: Int, ^b: Int }',
    after: 'type Query { x: [X!]! } type X { y: [[Y]] } type Y { a: Int }',
    findings: [['field-removed', 'breaking', 'Y.b']],
    operations: [
      ['{ x { y { b } } }', 'B', 'x.y.b'],
      ['{ x { y { a } } }', 'S'],
    ],
  },
  {
    name: 'a mutation is removed',
    before: 'type Query { r: Int } type Mutation { a: Int, ^b(x: Int): Int }',
    after: 'type Query { r: Int } type Mutation { a: Int }',
    findings: [['field-removed', 'breaking', 'Mutation.b']],
    operations: [
      ['mutation { b(x: 1) }', 'B', 'b'],
      ['mutation { a }', 'S'],
      ['{ r }', 'S'],
    ],
  },
  {
    name: 'the only mutation is removed, and the type with it',
    before: 'type Query { r: Int } type ^Mutation { a: Int }',
    after: 'type Query { r: Int }',
    findings: [['type-removed', 'breaking', 'Mutation']],
    operations: [
      ['mutation { a }', 'B', 'a'],
      ['{ r }', 'S'],
    ],
  },
  {
    name: 'a subscription is removed',
    number: 32,
    before: 'type Query { r: Int } type Subscription { a: Int, ^b: Int }',
    after: 'type Query { r: Int } type Subscription { a: Int }',
    findings: [['field-removed', 'breaking', 'Subscription.b']],
    operations: [
      ['subscription { b }', 'B', 'b'],
      ['subscription { a }', 'S'],
    ],
  },
  {
    name: 'what a subscription gives loses a field',
    before: 'type Query { r: Int } type Subscription { x: X } type X { a: Int, ^b: Int }',
    after: 'type Query { r: Int } type Subscription { x: X } type X { a: Int }',
    findings: [['field-removed', 'breaking', 'X.b']],
    operations: [
      ['subscription { x { b } }', 'B', 'x.b'],
      ['subscription { x { a } }', 'S'],
    ],
  },
  {
    name: 'an argument of a mutation becomes required',
    before: 'type Query { r: Int } type Mutation { a(x: Int): Int }',
    after: 'type Query { r: Int } type Mutation { a(^x: Int!): Int }',
    findings: [['argument-type-changed', 'breaking', 'Mutation.a(x:)']],
    operations: [
      ['mutation { a }', 'B', 'a'],
      ['mutation { a(x: 1) }', 'S'],
    ],
  },
  {
    name: 'an argument of a subscription changes its default',
    before: 'type Query { r: Int } type Subscription { a(x: Int = 1): Int }',
    after: 'type Query { r: Int } type Subscription { a(^x: Int = 2): Int }',
    findings: [['argument-default-changed', 'risk', 'Subscription.a(x:)']],
    operations: [
      ['subscription { a }', 'R', 'a'],
      ['subscription { a(x: 1) }', 'S'],
    ],
  },
]
