import type { Row } from './row.ts'

/** Types of output fields: what clients get has another shape, or may be what it never was. */
export const outputRows: readonly Row[] = [
  {
    name: 'a field goes from one to a list',
    number: 11,
    before: 'type Query { r: String, s: Int }',
    after: 'type Query { ^r: [String], s: Int }',
    findings: [['field-type-changed', 'breaking', 'Query.r']],
    operations: [
      ['{ r }', 'B', 'r'],
      ['{ other: r }', 'B', 'other'],
      ['{ s }', 'S'],
    ],
  },
  {
    name: 'a field goes from a list to one',
    before: 'type Query { r: [X] } type X { a: Int }',
    after: 'type Query { ^r: X } type X { a: Int }',
    findings: [['field-type-changed', 'breaking', 'Query.r']],
    operations: [['{ r { a } }', 'B', 'r']],
  },
  {
    name: 'a field goes from a list of lists to a list',
    before: 'type Query { r: [[Int]] }',
    after: 'type Query { ^r: [Int] }',
    findings: [['field-type-changed', 'breaking', 'Query.r']],
    operations: [['{ r }', 'B', 'r']],
  },
  {
    name: 'a field becomes non-null',
    before: 'type Query { r: String }',
    after: 'type Query { ^r: String! }',
    findings: [['field-type-changed', 'safe', 'Query.r']],
    operations: [['{ r }', 'S']],
  },
  {
    name: 'a field may be null',
    before: 'type Query { x: X } type X { a: String!, b: Int }',
    after: 'type Query { x: X } type X { ^a: String, b: Int }',
    findings: [['field-type-changed', 'risk', 'X.a']],
    operations: [
      ['{ x { a } }', 'R', 'x.a'],
      ['{ x { b } }', 'S'],
    ],
  },
  {
    name: 'the items of a field become non-null',
    before: 'type Query { r: [Int] }',
    after: 'type Query { ^r: [Int!]! }',
    findings: [['field-type-changed', 'safe', 'Query.r']],
    operations: [['{ r }', 'S']],
  },
  {
    name: 'the items of a field may be null',
    before: 'type Query { r: [Int!]! }',
    after: 'type Query { ^r: [Int]! }',
    findings: [['field-type-changed', 'risk', 'Query.r']],
    operations: [['{ r }', 'R', 'r']],
  },
  {
    name: 'a field goes from Int to Float',
    before: 'type Query { r: Int, s: Int }',
    after: 'type Query { ^r: Float, s: Int }',
    findings: [['field-type-changed', 'risk', 'Query.r']],
    operations: [
      ['{ r }', 'R', 'r'],
      ['{ s }', 'S'],
    ],
  },
  {
    name: 'a field goes from Int to String',
    before: 'type Query { r: Int }',
    after: 'type Query { ^r: String }',
    findings: [['field-type-changed', 'breaking', 'Query.r']],
    operations: [['{ r }', 'B', 'r']],
  },
  {
    name: 'a field goes from Int to ID',
    before: 'type Query { r: Int }',
    after: 'type Query { ^r: ID }',
    findings: [['field-type-changed', 'breaking', 'Query.r']],
    operations: [['{ r }', 'B', 'r']],
  },
  {
    name: 'a field goes from Boolean to String',
    before: 'type Query { r: Boolean! }',
    after: 'type Query { ^r: String! }',
    findings: [['field-type-changed', 'breaking', 'Query.r']],
    operations: [['{ r }', 'B', 'r']],
  },
  {
    name: 'a field goes from an enum to String',
    before: 'type Query { r: E, e: E } enum E { A B }',
    after: 'type Query { ^r: String, e: E } enum E { A B }',
    findings: [['field-type-changed', 'risk', 'Query.r']],
    operations: [
      ['{ r }', 'R', 'r'],
      ['{ e }', 'S'],
    ],
  },
  {
    name: 'a field goes from String to a scalar of one’s own',
    before: 'type Query { r: String, d: D } scalar D',
    after: 'type Query { ^r: D, d: D } scalar D',
    findings: [['field-type-changed', 'risk', 'Query.r']],
    operations: [['{ r }', 'R', 'r']],
  },
  {
    name: 'a field goes from a scalar to an object',
    before: 'type Query { r: String } type X { a: Int }',
    after: 'type Query { ^r: X } type X { a: Int }',
    findings: [['field-type-changed', 'breaking', 'Query.r']],
    operations: [['{ r }', 'B', 'r']],
  },
  {
    name: 'a field goes from an object to a scalar',
    before: 'type Query { r: X, x: X } type X { a: Int }',
    after: 'type Query { ^r: String, x: X } type X { a: Int }',
    findings: [['field-type-changed', 'breaking', 'Query.r']],
    operations: [
      ['{ r { a } }', 'B', 'r'],
      ['{ x { a } }', 'S'],
    ],
  },
  {
    name: 'a field goes from an object to another of the same shape',
    before: 'type Query { r: X, x: X, y: Y } type X { a: Int } type Y { a: Int }',
    after: 'type Query { ^r: Y, x: X, y: Y } type X { a: Int } type Y { a: Int }',
    findings: [['field-type-changed', 'breaking', 'Query.r']],
    operations: [
      ['{ r { ... on X { a } } }', 'B', 'r'],
      ['fragment F on X { a } { r { ...F } }', 'B', 'r'],
      ['{ r { __typename a } }', 'R', 'r.__typename'],
      ['{ r { a } }', 'S'],
      ['{ x { __typename ... on X { a } } }', 'S'],
    ],
  },
  {
    name: 'a field goes from an object to another that lacks a field',
    before: 'type Query { r: X, x: X, y: Y } type X { a: Int, b: Int } type Y { a: Int }',
    after: 'type Query { ^r: Y, x: X, y: Y } type X { a: Int, b: Int } type Y { a: Int }',
    findings: [['field-type-changed', 'breaking', 'Query.r']],
    operations: [
      ['{ r { a b } }', 'B', 'r.b'],
      ['{ r { a } }', 'S'],
    ],
  },
  {
    name: 'a field goes from an interface to one of its objects',
    before:
      'type Query { r: N, n: N } interface N { a: Int } type X implements N { a: Int } type Y implements N { a: Int }',
    after:
      'type Query { ^r: X, n: N } interface N { a: Int } type X implements N { a: Int } type Y implements N { a: Int }',
    findings: [['field-type-changed', 'breaking', 'Query.r']],
    operations: [
      ['{ r { ... on Y { a } } }', 'B', 'r'],
      ['{ r { a ... on X { a } } }', 'S'],
    ],
  },
  {
    name: 'a field goes from an object to an interface that it implements',
    before:
      'type Query { r: X, n: N } interface N { a: Int } type X implements N { a: Int, b: Int } type Y implements N { a: Int }',
    after:
      'type Query { ^r: N, n: N } interface N { a: Int } type X implements N { a: Int, b: Int } type Y implements N { a: Int }',
    findings: [['field-type-changed', 'breaking', 'Query.r']],
    operations: [
      ['{ r { b } }', 'B', 'r.b'],
      ['{ r { __typename a } }', 'R', 'r.__typename'],
      ['{ r { ... on X { b } } }', 'R', 'r'],
    ],
  },
  {
    name: 'an object type is renamed',
    number: 10,
    before: 'type Query { r: Old } type Old { a: Int }',
    after: 'type Query { r: New } type ^New { a: Int }',
    findings: [['type-renamed', 'breaking', 'Old']],
    operations: [
      ['{ r { ... on Old { a } } }', 'B', 'r'],
      ['fragment F on Old { a } { r { ...F } }', 'B', 'r'],
      ['{ r { __typename a } }', 'R', 'r.__typename'],
      ['{ r { a } }', 'S'],
    ],
  },
  {
    name: 'a scalar is renamed',
    before: 'type Query { r: Old, s(d: Old): Int } scalar Old',
    after: 'type Query { r: New, s(d: New): Int } scalar ^New',
    findings: [['type-renamed', 'breaking', 'Old']],
    operations: [
      ['query ($d: Old) { s(d: $d) }', 'B', 's'],
      ['{ r }', 'R', 'r', { unseen: 'Only the name says whether both scalars are written in the same way.' }],
      ['{ s }', 'S'],
    ],
  },
]
