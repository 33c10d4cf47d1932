import type { Row } from './row.ts'

/** Values of enums, by where the enum stands. */
export const enumRows: readonly Row[] = [
  {
    name: 'a value is removed of an enum that is only given',
    number: 4,
    before: 'type Query { r: E, s: Int } enum E { A, ^B }',
    after: 'type Query { r: E, s: Int } enum E { A }',
    findings: [['enum-value-removed', 'risk', 'E.B']],
    operations: [
      ['{ r }', 'R', 'r'],
      ['{ s }', 'S'],
    ],
  },
  {
    name: 'a value is removed of an enum that is only taken',
    number: 5,
    before: 'type Query { r(e: E): Int } enum E { A, ^B }',
    after: 'type Query { r(e: E): Int } enum E { A }',
    findings: [['enum-value-removed', 'breaking', 'E.B']],
    operations: [
      ['{ r(e: B) }', 'B', 'r'],
      ['query ($e: E) { r(e: $e) }', 'B', 'r'],
      ['query ($e: E = B) { r(e: $e) }', 'B', 'r'],
      ['{ r(e: A) }', 'S'],
      ['{ r }', 'S'],
    ],
  },
  {
    name: 'a value is removed of an enum in a list and in an input',
    before: 'type Query { r(e: [E!]): Int, s(i: I): Int } input I { e: E, x: Int } enum E { A, ^B }',
    after: 'type Query { r(e: [E!]): Int, s(i: I): Int } input I { e: E, x: Int } enum E { A }',
    findings: [['enum-value-removed', 'breaking', 'E.B']],
    operations: [
      ['{ r(e: [A, B]) }', 'B', 'r'],
      ['query ($e: [E!]) { r(e: $e) }', 'B', 'r'],
      ['query ($e: E!) { r(e: [A, $e]) }', 'B', 'r'],
      ['{ s(i: { e: B }) }', 'B', 's'],
      ['query ($i: I) { s(i: $i) }', 'B', 's'],
      ['{ r(e: [A]) s(i: { e: A }) }', 'S'],
      ['query ($x: Int) { s(i: { x: $x }) }', 'S'],
    ],
  },
  {
    name: 'a value is removed of an enum that is given and taken',
    before: 'type Query { r(e: E): E } enum E { A, ^B }',
    after: 'type Query { r(e: E): E } enum E { A }',
    findings: [['enum-value-removed', 'breaking', 'E.B']],
    operations: [
      ['{ r(e: B) }', 'B', 'r'],
      ['{ r(e: A) }', 'R', 'r'],
      ['{ r }', 'R', 'r'],
    ],
  },
  {
    name: 'a value is added to an enum that is only given',
    number: 6,
    before: 'type Query { r: E, s: [E!], t: Int } enum E { A }',
    after: 'type Query { r: E, s: [E!], t: Int } enum E { A, ^B }',
    findings: [['enum-value-added', 'risk', 'E.B']],
    operations: [
      ['{ r }', 'R', 'r'],
      ['{ s }', 'R', 's'],
      ['{ t }', 'S'],
    ],
  },
  {
    name: 'a value is added to an enum that is only taken',
    number: 6,
    before: 'type Query { r(e: E): Int } enum E { A }',
    after: 'type Query { r(e: E): Int } enum E { A, ^B }',
    findings: [['enum-value-added', 'safe', 'E.B']],
    operations: [
      ['{ r(e: A) }', 'S'],
      ['query ($e: E) { r(e: $e) }', 'S'],
    ],
  },
  {
    name: 'a value is added to an enum that is given and taken',
    before: 'type Query { r(e: E): Int, s: E } enum E { A }',
    after: 'type Query { r(e: E): Int, s: E } enum E { A, ^B }',
    findings: [['enum-value-added', 'risk', 'E.B']],
    operations: [
      ['{ s }', 'R', 's'],
      ['{ r(e: A) }', 'S'],
      ['query ($e: E) { r(e: $e) }', 'S'],
    ],
  },
  {
    name: 'a value of an enum that is given is renamed',
    before: 'type Query { r: E } enum E { A, ^B }',
    after: 'type Query { r: E } enum E { A, ^C }',
    findings: [
      ['enum-value-removed', 'risk', 'E.B'],
      ['enum-value-added', 'risk', 'E.C'],
    ],
    operations: [['{ r }', 'R', 'r']],
  },
  {
    name: 'a value of an enum that is given becomes inaccessible',
    before: 'type Query { r: E, s: Int } enum E { A, B }',
    after: 'type Query { r: E, s: Int } enum E { A, ^B @inaccessible }',
    findings: [['enum-value-removed', 'risk', 'E.B']],
    operations: [
      ['{ r }', 'R', 'r'],
      ['{ s }', 'S'],
    ],
  },
  {
    name: 'an enum is renamed',
    before: 'type Query { r(e: Old): Int, s: Old } enum Old { A }',
    after: 'type Query { r(e: New): Int, s: New } enum ^New { A }',
    findings: [['type-renamed', 'breaking', 'Old']],
    operations: [
      ['query ($e: Old) { r(e: $e) }', 'B', 'r'],
      ['{ r(e: A) }', 'S'],
      ['{ s }', 'S'],
    ],
  },
  {
    name: 'the values of an enum are put in another order',
    before: 'type Query { r: E } enum E { A, B }',
    after: 'type Query { r: E } enum E { B, A }',
    findings: [],
    operations: [['{ r }', 'S']],
  },
  {
    name: 'a value of an enum is deprecated',
    before: 'type Query { r(e: E): E } enum E { A, B }',
    after: 'type Query { r(e: E): E } enum E { A, ^B @deprecated(reason: "Use A.") }',
    findings: [['deprecation-added', 'notice', 'E.B']],
    operations: [['{ r(e: B) }', 'S']],
  },
  {
    name: 'an enum that is given and taken grows in both subgraphs behind @inaccessible',
    number: 31,
    before: {
      a: 'type Query { r(e: E): Int } enum E { A }',
      b: 'type Query { s: E } enum E { A }',
    },
    after: {
      a: 'type Query { r(e: E): Int } enum E { A, B @inaccessible }',
      b: 'type Query { s: E } enum E { A, B }',
    },
    findings: [],
    operations: [
      ['{ s r(e: A) }', 'S'],
      ['query ($e: E) { r(e: $e) }', 'S'],
    ],
  },
]
