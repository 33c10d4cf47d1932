import type { Side } from './row.ts'

/** A change after which the subgraphs compose no more. */
export interface RefusedRow {
  readonly name: string
  readonly number?: number
  readonly before: Side
  /** `^` stands before one of the places that the finding may be located at. */
  readonly after: Side
  readonly code: string
}

const root = 'type Query { u: U } type U @key(fields: "id")'
const n =
  'type Query { m: M } interface M @key(fields: "id") { id: ID! } type A implements M @key(fields: "id") { id: ID! }'

export const refusedRows: readonly RefusedRow[] = [
  {
    name: 'a value of an enum becomes inaccessible that is the default of an argument',
    number: 14,
    before: 'type Query { r(e: E = B): Int } enum E { A, B }',
    after: 'type Query { r(^e: E = B): Int } enum E { A, B @inaccessible }',
    code: 'DEFAULT_VALUE_USES_INACCESSIBLE',
  },
  {
    name: 'a value of an enum is removed that is the default of an argument',
    before: 'type Query { r(e: E = B): Int } enum E { A, B }',
    after: 'type Query { r(^e: E = B): Int } enum E { A }',
    code: 'INVALID_GRAPHQL',
  },
  {
    name: 'a value of an enum becomes inaccessible that is in the default of an input',
    before: 'type Query { r(i: I): Int } input I { e: E = B } enum E { A, B }',
    after: 'type Query { r(i: I): Int } input I { ^e: E = B } enum E { A, B @inaccessible }',
    code: 'DEFAULT_VALUE_USES_INACCESSIBLE',
  },
  {
    name: 'a key can resolve nothing any more while others reach the type by it',
    number: 16,
    before: { a: `${root} { id: ID! }`, b: 'type U @key(fields: "id") { id: ID!, m: Int }' },
    after: { a: `${root} { id: ID! }`, b: 'type U @key(fields: "id", resolvable: false) { id: ID!, ^m: Int }' },
    code: 'SATISFIABILITY_ERROR',
  },
  {
    name: 'a key is removed by which others reach the type',
    before: {
      a: `${root} { id: ID! }`,
      b: 'type U @key(fields: "id") @key(fields: "code") { id: ID!, code: ID!, m: Int }',
    },
    after: { a: `${root} { id: ID! }`, b: 'type U @key(fields: "code") { ^code: ID!, ^m: Int }' },
    code: 'SATISFIABILITY_ERROR',
  },
  {
    name: 'a field that overrides a subgraph of a wrong name is in both',
    number: 18,
    before: { a: `${root} { id: ID!, n: Int }`, b: 'type U @key(fields: "id") { id: ID! }' },
    after: {
      a: `${root} { id: ID!, ^n: Int }`,
      b: 'type U @key(fields: "id") { id: ID!, n: Int @override(from: "typo") }',
    },
    code: 'INVALID_FIELD_SHARING',
  },
  {
    name: 'a field comes into a second subgraph without @shareable',
    before: { a: `${root} { id: ID!, n: Int }`, b: 'type U @key(fields: "id") { id: ID! }' },
    after: { a: `${root} { id: ID!, ^n: Int }`, b: 'type U @key(fields: "id") { id: ID!, n: Int }' },
    code: 'INVALID_FIELD_SHARING',
  },
  {
    name: 'a new implementation lacks the key of its interface',
    number: 21,
    before: { a: n, b: 'type M @key(fields: "id") @interfaceObject { id: ID!, s: Int }' },
    after: {
      a: `${n} type ^B implements M { id: ID! }`,
      b: 'type M @key(fields: "id") @interfaceObject { id: ID!, s: Int }',
    },
    code: 'INTERFACE_KEY_NOT_ON_IMPLEMENTATION',
  },
  {
    name: 'a field is removed that only @requires needs',
    number: 22,
    before: {
      a: `${root} { id: ID!, n: Int }`,
      b: 'type U @key(fields: "id") { id: ID!, n: Int @external, m: Int @requires(fields: "n") }',
    },
    after: {
      a: `${root} { id: ID! }`,
      b: 'type U @key(fields: "id") { id: ID!, ^n: Int @external, m: Int @requires(fields: "n") }',
    },
    code: 'EXTERNAL_MISSING_ON_BASE',
  },
  {
    name: 'a field is removed that only @provides names',
    before: {
      a: 'type Query { u: U @provides(fields: "n") } type U @key(fields: "id") { id: ID!, n: Int @external }',
      b: 'type U @key(fields: "id") { id: ID!, n: Int @shareable }',
    },
    after: {
      a: 'type Query { u: U @provides(fields: "n") } type U @key(fields: "id") { id: ID!, ^n: Int @external }',
      b: 'type U @key(fields: "id") { id: ID! }',
    },
    code: 'EXTERNAL_MISSING_ON_BASE',
  },
  {
    name: 'a field asks for a sign-in that others require without one',
    number: 25,
    before: {
      a: `${root} { id: ID!, n: Int }`,
      b: 'type U @key(fields: "id") { id: ID!, n: Int @external, m: Int @requires(fields: "n") }',
    },
    after: {
      a: `${root} { id: ID!, n: Int @authenticated }`,
      b: 'type U @key(fields: "id") { id: ID!, n: Int @external, ^m: Int @requires(fields: "n") }',
    },
    code: 'MISSING_TRANSITIVE_AUTH_REQUIREMENTS',
  },
  {
    name: 'an input gets @oneOf',
    number: 26,
    before: 'type Query { r(i: I): Int } input I { x: Int, y: Int }',
    after: 'type Query { r(i: I): Int } input I ^@oneOf { x: Int, y: Int }',
    code: 'INVALID_GRAPHQL',
  },
  {
    name: 'an enum that is given and taken grows in one subgraph only',
    number: 31,
    before: { a: 'type Query { r(e: E): Int } enum E { A }', b: 'type Query { s: E } enum E { A }' },
    after: { a: 'type Query { r(e: E): Int } enum E { A }', b: 'type Query { s: E } enum E { A, ^B }' },
    code: 'ENUM_VALUE_MISMATCH',
  },
  {
    name: 'an argument becomes required in one of two subgraphs that share a field',
    before: { a: 'type Query { r: Int @shareable }', b: 'type Query { r(b: Int): Int @shareable }' },
    after: { a: 'type Query { r: Int @shareable }', b: 'type Query { r(^b: Int!): Int @shareable }' },
    code: 'REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH',
  },
  {
    name: 'a required field comes into an input in one of two subgraphs',
    before: {
      a: 'type Query { r(i: I): Int } input I { x: Int }',
      b: 'type Query { s(i: I): Int } input I { x: Int }',
    },
    after: {
      a: 'type Query { r(i: I): Int } input I { x: Int }',
      b: 'type Query { s(i: I): Int } input I { x: Int, ^y: Int! }',
    },
    code: 'REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH',
  },
  {
    name: 'a shared field has another type in one subgraph',
    before: { a: 'type Query { r: Int @shareable }', b: 'type Query { r: Int @shareable }' },
    after: { a: 'type Query { ^r: Int @shareable }', b: 'type Query { r: String @shareable }' },
    code: 'FIELD_TYPE_MISMATCH',
  },
  {
    name: 'a shared argument has another default in one subgraph',
    before: { a: 'type Query { r(b: Int = 1): Int @shareable }', b: 'type Query { r(b: Int = 1): Int @shareable }' },
    after: { a: 'type Query { r(^b: Int = 1): Int @shareable }', b: 'type Query { r(b: Int = 2): Int @shareable }' },
    code: 'FIELD_ARGUMENT_DEFAULT_MISMATCH',
  },
  {
    name: 'a type of one subgraph is an input in the other',
    before: { a: 'type Query { x: X } type X { a: Int }', b: 'type Query { r: Int }' },
    after: { a: 'type Query { x: X } type ^X { a: Int }', b: 'type Query { r(x: X): Int } input X { a: Int }' },
    code: 'TYPE_KIND_MISMATCH',
  },
  {
    name: 'an inaccessible type is still given by a field',
    before: 'type Query { x: X, r: Int } type X { a: Int }',
    after: 'type Query { ^x: X, r: Int } type X @inaccessible { a: Int }',
    code: 'REFERENCED_INACCESSIBLE',
  },
  {
    name: 'a required argument becomes inaccessible',
    before: 'type Query { r(b: Int!): Int }',
    after: 'type Query { r(^b: Int! @inaccessible): Int }',
    code: 'REQUIRED_INACCESSIBLE',
  },
  {
    name: 'a type that two subgraphs give has a field in one of them alone',
    before: {
      a: 'type Query { x: X } type X @shareable { a: Int }',
      b: 'type Query { y: X } type X @shareable { a: Int }',
    },
    after: {
      a: 'type Query { x: X } type X @shareable { a: Int }',
      b: 'type Query { y: X } type X @shareable { a: Int, ^b: Int }',
    },
    code: 'SATISFIABILITY_ERROR',
  },
  {
    name: 'the last field of Query is removed',
    before: 'type Query { r: Int } type Mutation { a: Int }',
    after: '^extend schema @link(url: "https://specs.apollo.dev/federation/v2.12") type Mutation { a: Int }',
    code: 'NO_QUERIES',
  },
]
