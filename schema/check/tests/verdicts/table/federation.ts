import type { Row } from './row.ts'

const root = 'type Query { u: U } type U @key(fields: "id")'

/** What subgraphs say together: they share types, stand in for interfaces, come and go. */
export const federationRows: readonly Row[] = [
  {
    name: '@interfaceObject is replaced by the field on one implementation',
    number: 20,
    before: {
      a: 'type Query { m: M } interface M @key(fields: "id") { id: ID! } type ^A implements M @key(fields: "id") { id: ID! } type B implements M @key(fields: "id") { id: ID! }',
      b: 'type ^M @key(fields: "id") @interfaceObject { id: ID!, ^s: String }',
    },
    after: {
      a: 'type Query { m: M } interface M @key(fields: "id") { id: ID! } type A implements M @key(fields: "id") { id: ID! } type B implements M @key(fields: "id") { id: ID! }',
      b: 'type ^B @key(fields: "id") { id: ID!, s: String }',
    },
    findings: [
      ['field-removed', 'breaking', 'A.s'],
      ['rollout-old-gateway', 'notice', 'M'],
      ['field-removed', 'breaking', 'M.s'],
      ['rollout-new-gateway', 'notice', 'B'],
    ],
    operations: [
      ['{ m { s } }', 'B', 'm.s'],
      ['{ m { ... on A { s } } }', 'B', 'm.s'],
      ['{ m { ... on B { s } } }', 'N', 'm'],
      ['{ m { id } }', 'S'],
    ],
  },
  {
    name: 'a field is in the interface alone in one subgraph, and in its objects in another',
    before: {
      a: 'type Query { m: M } interface M @key(fields: "id") { id: ID! } type A implements M @key(fields: "id") { id: ID! }',
      b: 'type ^A @key(fields: "id") { id: ID!, s: String }',
    },
    after: {
      a: 'type Query { m: M } interface M @key(fields: "id") { id: ID! } type A implements M @key(fields: "id") { id: ID! }',
      b: 'type ^M @key(fields: "id") @interfaceObject { id: ID!, ^s: String }',
    },
    findings: [
      ['rollout-old-gateway', 'notice', 'A'],
      ['rollout-new-gateway', 'notice', 'M'],
      ['field-added', 'safe', 'M.s'],
    ],
    operations: [['{ m { ... on A { s } } }', 'N', 'm']],
  },
  {
    name: 'a field gets @requires',
    before: { a: `${root} { id: ID!, n: Int }`, b: 'type U @key(fields: "id") { id: ID!, m: Int }' },
    after: {
      a: `${root} { id: ID!, n: Int }`,
      b: 'type U @key(fields: "id") { id: ID!, n: Int @external, ^m: Int @requires(fields: "n") }',
    },
    findings: [['rollout-old-gateway', 'notice', 'U.m']],
    operations: [['{ u { m } }', 'N', 'u.m', { fetches: [2, 2] }]],
  },
  {
    name: 'a subgraph is added',
    before: { a: `${root} { id: ID! }` },
    after: { a: `${root} { id: ID! }`, b: 'type U @key(fields: "id") { id: ID!, ^m: Int }' },
    findings: [['field-added', 'safe', 'U.m']],
    operations: [['{ u { id } }', 'S']],
  },
  {
    name: 'a subgraph is removed',
    before: { a: `${root} { id: ID! }`, b: 'type U @key(fields: "id") { id: ID!, ^m: Int }' },
    after: { a: `${root} { id: ID! }` },
    findings: [['field-removed', 'breaking', 'U.m']],
    operations: [
      ['{ u { m } }', 'B', 'u.m'],
      ['{ u { id } }', 'S'],
    ],
  },
  {
    name: 'an input loses a field in one of two subgraphs',
    before: {
      a: 'type Query { r(i: I): Int } input I { x: Int, ^y: Int }',
      b: 'type Query { s(i: I): Int } input I { x: Int, y: Int }',
    },
    after: {
      a: 'type Query { r(i: I): Int } input I { x: Int }',
      b: 'type Query { s(i: I): Int } input I { x: Int, ^y: Int }',
    },
    findings: [
      ['input-field-removed', 'breaking', 'I.y'],
      ['composition-left-out', 'notice', 'I.y'],
    ],
    operations: [
      ['{ s(i: { y: 1 }) }', 'B', 's'],
      ['{ s(i: { x: 1 }) }', 'S'],
    ],
  },
  {
    name: 'an input gets an optional field in one of two subgraphs',
    before: {
      a: 'type Query { r(i: I): Int } input I { x: Int }',
      b: 'type Query { s(i: I): Int } input I { x: Int }',
    },
    after: {
      a: 'type Query { r(i: I): Int } input I { x: Int, ^y: Int }',
      b: 'type Query { s(i: I): Int } input I { x: Int }',
    },
    findings: [['composition-left-out', 'notice', 'I.y']],
    operations: [['{ s(i: { x: 1 }) }', 'S']],
  },
  {
    name: 'an argument is dropped by one of two subgraphs that share a field',
    before: {
      a: 'type Query { r(^b: Int): Int @shareable }',
      b: 'type Query { r(b: Int): Int @shareable }',
    },
    after: {
      a: 'type Query { r: Int @shareable }',
      b: 'type Query { r(^b: Int): Int @shareable }',
    },
    findings: [
      ['argument-removed', 'breaking', 'Query.r(b:)'],
      ['composition-left-out', 'notice', 'Query.r(b:)'],
    ],
    operations: [
      ['{ r(b: 1) }', 'B', 'r'],
      ['{ r }', 'S'],
    ],
  },
  {
    name: 'a shared field may be null in one of two subgraphs',
    before: {
      a: 'type Query { r: Int! @shareable }',
      b: 'type Query { r: Int! @shareable }',
    },
    after: {
      a: 'type Query { ^^r: Int @shareable }',
      b: 'type Query { r: Int! @shareable }',
    },
    findings: [
      ['field-type-changed', 'risk', 'Query.r'],
      ['composition-hint', 'notice', 'Query.r'],
    ],
    operations: [['{ r }', 'R', 'r']],
  },
  {
    name: 'a shared field that may be null anyway may be null in the other subgraph too',
    before: {
      a: 'type Query { r: Int! @shareable }',
      b: 'type Query { r: Int @shareable }',
    },
    after: {
      a: 'type Query { r: Int @shareable }',
      b: 'type Query { r: Int @shareable }',
    },
    findings: [],
    operations: [['{ r }', 'S']],
  },
  {
    name: 'a member is added to a union in one of two subgraphs',
    before: {
      a: 'type Query { u: U } union U = X type X @shareable { a: Int }',
      b: 'type Query { v: U } union U = X type X @shareable { a: Int }',
    },
    after: {
      a: 'type Query { u: U } union U = X type X @shareable { a: Int }',
      b: 'type Query { v: U } union ^U = X | Z type X @shareable { a: Int } type ^Z { z: Int }',
    },
    findings: [
      ['union-member-added', 'risk', 'U'],
      ['type-added', 'safe', 'Z'],
    ],
    operations: [['{ v { ... on X { a } } }', 'R', 'v']],
  },
  {
    name: 'a value is added to an enum that is only given, in one of two subgraphs',
    before: {
      a: 'type Query { r: E } enum E { A }',
      b: 'type Query { s: E } enum E { A }',
    },
    after: {
      a: 'type Query { r: E } enum E { A }',
      b: 'type Query { s: E } enum E { A, ^B }',
    },
    findings: [['enum-value-added', 'risk', 'E.B']],
    operations: [['{ s }', 'R', 's']],
  },
  {
    name: 'a type becomes inaccessible with the field that gives it',
    before: { a: 'type Query { r: Int, x: X } type X { a: Int }' },
    after: { a: 'type Query { r: Int, ^x: X @inaccessible } type ^X @inaccessible { a: Int }' },
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
    name: 'a key is added',
    before: { a: `${root} { id: ID!, n: Int }`, b: 'type U @key(fields: "id") { id: ID!, m: Int }' },
    after: {
      a: 'type Query { u: U } type U @key(fields: "id") @key(fields: "n") { id: ID!, n: Int }',
      b: 'type U @key(fields: "id") { id: ID!, m: Int }',
    },
    findings: [],
    operations: [['{ u { id m } }', 'S', { fetches: [2, 2] }]],
  },
]
