import type { Row } from './row.ts'

const members = (x: string, y: string) => `type Query { u: U } union U = X | Y type X { ${x} } type Y { ${y} }`

/** Fields of one response key must agree, whatever fragment they stand in: a change of one breaks the other. */
export const mergingRows: readonly Row[] = [
  {
    name: 'one of two fields that merge becomes non-null',
    before: members('a: Int', 'a: Int'),
    after: members('a: Int', '^a: Int!'),
    findings: [['field-type-changed', 'breaking', 'Y.a']],
    operations: [
      ['{ u { ... on X { a } ... on Y { a } } }', 'B', 'u.a'],
      ['{ u { ...F ...G } } fragment F on X { a } fragment G on Y { a }', 'B', 'u.a'],
      ['{ u { ... on X { a } ... on Y { b: a } } }', 'S'],
      ['{ u { ... on Y { a } } }', 'S'],
    ],
  },
  {
    name: 'one of two fields that merge may be null',
    before: members('a: Int!', 'a: Int!'),
    after: members('a: Int!', '^a: Int'),
    findings: [['field-type-changed', 'breaking', 'Y.a']],
    operations: [
      ['{ u { ... on X { a } ... on Y { a } } }', 'B', 'u.a'],
      ['{ u { ... on X { a } ... on Y { b: a } } }', 'R', 'u.b'],
    ],
  },
  {
    name: 'one of two fields that merge gets non-null items',
    before: members('a: [Int]', 'a: [Int]'),
    after: members('a: [Int]', '^a: [Int!]'),
    findings: [['field-type-changed', 'breaking', 'Y.a']],
    operations: [
      ['{ u { ... on X { a } ... on Y { a } } }', 'B', 'u.a'],
      ['{ u { ... on X { a } } }', 'S'],
    ],
  },
  {
    name: 'one of two fields that merge gets an enum of another name',
    before: `${members('e: E', 'e: E')} enum E { A } enum F { A }`,
    after: `${members('e: E', '^e: F')} enum E { A } enum F { A }`,
    findings: [['field-type-changed', 'breaking', 'Y.e']],
    operations: [
      ['{ u { ... on X { e } ... on Y { e } } }', 'B', 'u.e'],
      ['{ u { ... on Y { e } } }', 'S'],
    ],
  },
  {
    name: 'fields that merge become non-null together',
    before: members('a: Int', 'a: Int'),
    after: members('^a: Int!', '^a: Int!'),
    findings: [
      ['field-type-changed', 'safe', 'X.a'],
      ['field-type-changed', 'safe', 'Y.a'],
    ],
    operations: [['{ u { ... on X { a } ... on Y { a } } }', 'S']],
  },
  {
    name: 'fields below fields that merge no longer agree',
    before: `type Query { u: U } union U = X | Y type X { in: P } type Y { in: Q } type P { a: Int } type Q { a: Int }`,
    after: `type Query { u: U } union U = X | Y type X { in: P } type Y { in: Q } type P { a: Int } type Q { ^a: Int! }`,
    findings: [['field-type-changed', 'breaking', 'Q.a']],
    operations: [
      ['{ u { ... on X { in { a } } ... on Y { in { a } } } }', 'B', 'u.in'],
      ['{ u { ... on X { in { a } } ... on Y { in { b: a } } } }', 'S'],
    ],
  },
  {
    name: 'the object becomes stricter than the interface over it',
    before: 'type Query { n: N } interface N { a: Int } type X implements N { a: Int } type Y implements N { a: Int }',
    after: 'type Query { n: N } interface N { a: Int } type X implements N { ^a: Int! } type Y implements N { a: Int }',
    findings: [['field-type-changed', 'breaking', 'X.a']],
    operations: [
      ['{ n { a ... on X { a } } }', 'B', 'n.a'],
      ['{ n { a } }', 'S'],
      ['{ n { ... on X { a } } }', 'S'],
    ],
  },
]
