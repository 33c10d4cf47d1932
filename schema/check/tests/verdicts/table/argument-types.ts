import type { Row } from './row.ts'

/** Arguments that take another type: literals may fit both, a variable has one. */
export const argumentTypeRows: readonly Row[] = [
  {
    name: 'an argument goes from Int to Float',
    before: 'type Query { r(b: Int): Int }',
    after: 'type Query { r(^b: Float): Int }',
    findings: [['argument-type-changed', 'breaking', 'Query.r(b:)']],
    operations: [
      ['query ($b: Int) { r(b: $b) }', 'B', 'r'],
      ['{ r(b: 1) }', 'S'],
      ['{ r }', 'S'],
    ],
  },
  {
    name: 'an argument goes from Float to Int',
    before: 'type Query { r(b: Float): Int }',
    after: 'type Query { r(^b: Int): Int }',
    findings: [['argument-type-changed', 'breaking', 'Query.r(b:)']],
    operations: [
      ['{ r(b: 1.5) }', 'B', 'r'],
      ['query ($b: Float) { r(b: $b) }', 'B', 'r'],
      ['{ r(b: 1) }', 'S'],
    ],
  },
  {
    name: 'an argument goes from one to a list',
    number: 12,
    before: 'type Query { r(i: ID): Int }',
    after: 'type Query { r(^i: [ID]): Int }',
    findings: [['argument-type-changed', 'breaking', 'Query.r(i:)']],
    operations: [
      ['query ($i: ID) { r(i: $i) }', 'B', 'r'],
      ['query ($i: ID!) { r(i: $i) }', 'B', 'r'],
      ['{ r(i: "1") }', 'S'],
      ['{ r(i: null) }', 'S'],
      ['{ r }', 'S'],
    ],
  },
  {
    name: 'an argument goes from a list to one',
    before: 'type Query { r(i: [ID]): Int }',
    after: 'type Query { r(^i: ID): Int }',
    findings: [['argument-type-changed', 'breaking', 'Query.r(i:)']],
    operations: [
      ['{ r(i: ["1"]) }', 'B', 'r'],
      ['{ r(i: []) }', 'B', 'r'],
      ['query ($i: [ID]) { r(i: $i) }', 'B', 'r'],
      ['{ r(i: "1") }', 'S'],
    ],
  },
  {
    name: 'the items of an argument become non-null',
    before: 'type Query { r(i: [ID]): Int }',
    after: 'type Query { r(^i: [ID!]): Int }',
    findings: [['argument-type-changed', 'breaking', 'Query.r(i:)']],
    operations: [
      ['{ r(i: ["1", null]) }', 'B', 'r'],
      ['query ($i: [ID]) { r(i: $i) }', 'B', 'r'],
      ['query ($one: ID) { r(i: ["1", $one]) }', 'B', 'r'],
      ['query ($one: ID!) { r(i: ["1", $one]) }', 'S'],
      ['query ($i: [ID!]) { r(i: $i) }', 'S'],
      ['{ r(i: ["1"]) }', 'S'],
      ['{ r(i: null) }', 'S'],
    ],
  },
  {
    name: 'a list of lists becomes a list',
    before: 'type Query { r(i: [[Int]]): Int }',
    after: 'type Query { r(^i: [Int]): Int }',
    findings: [['argument-type-changed', 'breaking', 'Query.r(i:)']],
    operations: [
      ['{ r(i: [[1]]) }', 'B', 'r'],
      ['query ($i: [[Int]]) { r(i: $i) }', 'B', 'r'],
      ['{ r(i: 1) }', 'S'],
    ],
  },
  {
    name: 'an argument goes from ID to String',
    before: 'type Query { r(i: ID): Int }',
    after: 'type Query { r(^i: String): Int }',
    findings: [['argument-type-changed', 'breaking', 'Query.r(i:)']],
    operations: [
      ['{ r(i: 5) }', 'B', 'r'],
      ['query ($i: ID) { r(i: $i) }', 'B', 'r'],
      ['{ r(i: "5") }', 'S'],
    ],
  },
  {
    name: 'an argument goes from String to ID',
    before: 'type Query { r(i: String): Int }',
    after: 'type Query { r(^i: ID): Int }',
    findings: [['argument-type-changed', 'breaking', 'Query.r(i:)']],
    operations: [
      ['query ($i: String) { r(i: $i) }', 'B', 'r'],
      ['{ r(i: "5") }', 'S'],
    ],
  },
  {
    name: 'an argument goes from String to an enum',
    before: 'type Query { r(b: String): Int, e: E } enum E { A B }',
    after: 'type Query { r(^b: E): Int, e: E } enum E { A B }',
    findings: [['argument-type-changed', 'breaking', 'Query.r(b:)']],
    operations: [
      ['{ r(b: "A") }', 'B', 'r'],
      ['query ($b: String) { r(b: $b) }', 'B', 'r'],
      ['{ r e }', 'S'],
    ],
  },
]
