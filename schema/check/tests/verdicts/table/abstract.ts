import type { Row } from './row.ts'

const two = 'type X implements N { id: ID, a: Int } type Y implements N { id: ID, a: Int }'

/** Unions and interfaces: who is a member, and what may be spread. */
export const abstractRows: readonly Row[] = [
  {
    name: 'a member is added to a union',
    number: 7,
    before:
      'type Query { u: U, v: V, z: Z } union U = X union V = Y type X { a: Int } type Y { a: Int } type Z { a: Int }',
    after:
      'type Query { u: U, v: V, z: Z } union ^U = X | Z union V = Y type X { a: Int } type Y { a: Int } type Z { a: Int }',
    findings: [['union-member-added', 'risk', 'U']],
    operations: [
      ['{ u { ... on X { a } } }', 'R', 'u'],
      ['{ u { __typename } }', 'R', 'u'],
      ['{ v { ... on Y { a } } z { a } }', 'S'],
    ],
  },
  {
    name: 'a member is removed from a union',
    before: 'type Query { u: U, z: Z } union ^U = X | Z type X { a: Int } type Z { a: Int }',
    after: 'type Query { u: U, z: Z } union U = X type X { a: Int } type Z { a: Int }',
    findings: [['union-member-removed', 'breaking', 'U']],
    operations: [
      ['{ u { ... on Z { a } } }', 'B', 'u'],
      ['{ u { ...F } } fragment F on Z { a }', 'B', 'u'],
      ['{ u { ... on X { a } } z { ... on Z { a } } }', 'S'],
    ],
  },
  {
    name: 'an object no longer implements an interface',
    number: 8,
    before: `type Query { n: N, x: X } interface N { id: ID } ${two.replace('type X', 'type ^X')}`,
    after:
      'type Query { n: N, x: X } interface N { id: ID } type X { id: ID, a: Int } type Y implements N { id: ID, a: Int }',
    findings: [['interface-removed', 'breaking', 'X']],
    operations: [
      ['{ n { ... on X { a } } }', 'B', 'n'],
      ['{ x { ... on N { id } } }', 'B', 'x'],
      ['{ x { ...F } } fragment F on N { id }', 'B', 'x'],
      ['{ n { id } }', 'S'],
      ['{ x { id } }', 'S'],
    ],
  },
  {
    name: 'an object that was there implements an interface',
    before:
      'type Query { n: N, x: X } interface N { id: ID } type X { id: ID, a: Int } type Y implements N { id: ID, a: Int }',
    after: `type Query { n: N, x: X } interface N { id: ID } ${two.replace('type X', 'type ^X')}`,
    findings: [['interface-added', 'risk', 'X']],
    operations: [
      ['{ n { __typename } }', 'R', 'n.__typename'],
      ['{ n { ... on Y { a } } }', 'R', 'n'],
      ['{ n { id } x { id } }', 'S'],
    ],
  },
  {
    name: 'a new object implements an interface',
    before: `type Query { n: N, x: X } interface N { id: ID } ${two}`,
    after: `type Query { n: N, x: X } interface N { id: ID } ${two} type ^Z implements N { id: ID, a: Int }`,
    findings: [['type-added', 'risk', 'Z']],
    operations: [
      ['{ n { __typename ... on X { a } } }', 'R', 'n'],
      ['{ x { id } }', 'S'],
    ],
  },
  {
    name: 'a field is removed from an interface and stays in its objects',
    before: `type Query { n: N, x: X } interface N { id: ID, ^a: Int } ${two}`,
    after: `type Query { n: N, x: X } interface N { id: ID } ${two}`,
    findings: [['field-removed', 'breaking', 'N.a']],
    operations: [
      ['{ n { a } }', 'B', 'n.a'],
      ['{ x { ... on N { a } } }', 'B', 'x.a'],
      ['{ n { id ... on X { a } } x { a } }', 'S'],
    ],
  },
  {
    name: 'a field is removed from an object and from no interface',
    before: `type Query { n: N } interface N { id: ID } type X implements N { id: ID, ^a: Int } type Y implements N { id: ID, a: Int }`,
    after: `type Query { n: N } interface N { id: ID } type X implements N { id: ID } type Y implements N { id: ID, a: Int }`,
    findings: [['field-removed', 'breaking', 'X.a']],
    operations: [
      ['{ n { ... on X { a } } }', 'B', 'n.a'],
      ['{ n { ... on Y { a } id } }', 'S'],
    ],
  },
  {
    name: 'a field is added to an interface and to its objects',
    before: `type Query { n: N } interface N { id: ID } ${two}`,
    after: `type Query { n: N } interface N { id: ID, ^b: Int } ${two.replaceAll('a: Int', 'a: Int, ^b: Int')}`,
    findings: [
      ['field-added', 'safe', 'N.b'],
      ['field-added', 'safe', 'X.b'],
      ['field-added', 'safe', 'Y.b'],
    ],
    operations: [['{ n { id } }', 'S']],
  },
  {
    name: 'an object becomes an interface with the same fields',
    number: 9,
    before: 'type Query { r: X, s: Int } type X { a: Int }',
    after: 'type Query { r: X, s: Int } interface ^X { a: Int } type ^Z implements X { a: Int }',
    findings: [
      ['type-kind-changed', 'risk', 'X'],
      ['type-added', 'safe', 'Z'],
    ],
    operations: [
      ['{ r { __typename a } }', 'R', 'r.__typename'],
      ['{ s }', 'S'],
    ],
  },
  {
    name: 'an object becomes a union',
    before: 'type Query { r: X, y: Y } type X { a: Int } type Y { a: Int }',
    after: 'type Query { r: X, y: Y } union ^X = Y type Y { a: Int }',
    findings: [['type-kind-changed', 'breaking', 'X']],
    operations: [
      ['{ r { a } }', 'B', 'r.a'],
      ['{ y { a } }', 'S'],
    ],
  },
  {
    name: 'an interface becomes an object',
    before: 'type Query { r: N } interface N { a: Int } type X implements N { a: Int }',
    after: 'type Query { r: N, ^x: X } type ^N { a: Int } type X { a: Int }',
    findings: [
      ['field-added', 'safe', 'Query.x'],
      ['type-kind-changed', 'breaking', 'N'],
    ],
    operations: [
      ['{ r { ... on X { a } } }', 'B', 'r'],
      ['{ r { __typename a } }', 'R', 'r.__typename'],
    ],
  },
  {
    name: 'an input becomes an object of the same name',
    before: 'type Query { r(i: I): Int, s: Int } input I { a: Int }',
    after: 'type Query { r(^i: J): Int, s: Int, ^i: I } type ^I { a: Int } input ^J { a: Int }',
    findings: [
      ['argument-type-changed', 'breaking', 'Query.r(i:)'],
      ['field-added', 'safe', 'Query.i'],
      ['type-kind-changed', 'breaking', 'I'],
      ['type-added', 'safe', 'J'],
    ],
    operations: [
      ['query ($i: I) { r(i: $i) }', 'B', 'r'],
      ['{ s }', 'S'],
    ],
  },
  {
    name: 'a union is renamed',
    before: 'type Query { u: Old } union Old = X type X { a: Int }',
    after: 'type Query { u: New } union ^New = X type X { a: Int }',
    findings: [['type-renamed', 'breaking', 'Old']],
    operations: [
      ['{ u { ... on Old { __typename } } }', 'B', 'u'],
      ['{ u { __typename ... on X { a } } }', 'S'],
    ],
  },
  {
    name: 'a second interface is left',
    before:
      'type Query { n: N } interface N { id: ID } interface M { b: Int } type ^X implements N & M { id: ID, b: Int } type Y implements M { b: Int }',
    after:
      'type Query { n: N } interface N { id: ID } interface M { b: Int } type X implements N { id: ID, b: Int } type Y implements M { b: Int }',
    findings: [['interface-removed', 'breaking', 'X']],
    operations: [
      ['{ n { ... on M { b } } }', 'B', 'n'],
      ['{ n { ... on X { b } } }', 'S'],
    ],
  },
]
