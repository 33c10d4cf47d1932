import type { Row } from './row.ts'

const root = 'type Query { u: U } type U @key(fields: "id")'

/** Fields that move between subgraphs: clients see nothing of it, but plans and rollouts do. */
export const moveRows: readonly Row[] = [
  {
    name: 'a field moves to another subgraph in one commit',
    number: 17,
    before: { a: `${root} { id: ID!, ^n: Int }`, b: 'type U @key(fields: "id") { id: ID!, m: Int }' },
    after: { a: `${root} { id: ID! }`, b: 'type U @key(fields: "id") { id: ID!, m: Int, ^^n: Int }' },
    findings: [
      ['rollout-old-gateway', 'notice', 'U.n'],
      ['rollout-new-gateway', 'notice', 'U.n'],
      ['plan-more-round-trips', 'notice', 'U.n'],
    ],
    operations: [
      ['{ u { n } }', 'N', 'u u.n', { fetches: [1, 2], rollout: { oldGateway: 'fails', newGateway: 'fails' } }],
      ['{ u { m } }', 'S', { fetches: [2, 2], rollout: { oldGateway: 'works', newGateway: 'works' } }],
    ],
  },
  {
    name: 'a field moves with @override and stays in the subgraph that had it',
    before: { a: `${root} { id: ID!, n: Int }`, b: 'type U @key(fields: "id") { id: ID!, m: Int }' },
    after: {
      a: `${root} { id: ID!, ^n: Int }`,
      b: 'type U @key(fields: "id") { id: ID!, m: Int, ^^n: Int @override(from: "a") }',
    },
    findings: [
      ['composition-hint', 'notice', 'U.n'],
      ['rollout-new-gateway', 'notice', 'U.n'],
      ['plan-more-round-trips', 'notice', 'U.n'],
    ],
    operations: [
      ['{ u { n } }', 'N', 'u u.n', { fetches: [1, 2], rollout: { oldGateway: 'works', newGateway: 'fails' } }],
    ],
  },
  {
    name: 'a field overrides a subgraph of a wrong name, and is in no other',
    number: 18,
    before: { a: `${root} { id: ID! }`, b: 'type U @key(fields: "id") { id: ID!, n: Int }' },
    after: { a: `${root} { id: ID! }`, b: 'type U @key(fields: "id") { id: ID!, ^n: Int @override(from: "typo") }' },
    findings: [['composition-override-unknown', 'breaking', 'U.n']],
    operations: [['{ u { n } }', 'S']],
  },
  {
    name: 'a root field moves to another subgraph',
    before: { a: 'type Query { ^r: Int, s: Int }', b: 'type Query { t: Int }' },
    after: { a: 'type Query { s: Int }', b: 'type Query { t: Int, ^r: Int }' },
    findings: [
      ['rollout-old-gateway', 'notice', 'Query.r'],
      ['rollout-new-gateway', 'notice', 'Query.r'],
    ],
    operations: [
      ['{ r }', 'N', 'r', { fetches: [1, 1], rollout: { oldGateway: 'fails', newGateway: 'fails' } }],
      ['{ t }', 'S'],
    ],
  },
  {
    name: 'the only mutation moves to a subgraph that had none',
    before: { a: 'type Query { r: Int } type Mutation { ^m: Int }', b: 'type Query { t: Int }' },
    after: { a: 'type Query { r: Int }', b: 'type Query { t: Int } type Mutation { ^m: Int }' },
    findings: [
      ['rollout-old-gateway', 'notice', 'Mutation.m'],
      ['rollout-new-gateway', 'notice', 'Mutation.m'],
    ],
    operations: [['mutation { n: m }', 'N', 'n', { rollout: { oldGateway: 'fails', newGateway: 'fails' } }]],
  },
  {
    name: 'one of two subgraphs that share a field drops it',
    before: {
      a: `${root} { id: ID!, n: Int @shareable }`,
      b: 'type U @key(fields: "id") { id: ID!, ^^n: Int @shareable } type Query { v: U }',
    },
    after: {
      a: `${root} { id: ID!, n: Int @shareable }`,
      b: 'type U @key(fields: "id") { id: ID! } type Query { v: U }',
    },
    findings: [
      ['rollout-old-gateway', 'notice', 'U.n'],
      ['plan-more-round-trips', 'notice', 'U.n'],
    ],
    operations: [
      ['{ u { n } }', 'S', { rollout: { oldGateway: 'works', newGateway: 'works' } }],
      ['{ v { n } }', 'N', 'v v.n', { fetches: [1, 2], rollout: { oldGateway: 'fails', newGateway: 'works' } }],
    ],
  },
  {
    name: '@provides is removed',
    number: 19,
    before: {
      a: 'type Query { ^u: U @provides(fields: "n") } type U @key(fields: "id") { id: ID!, ^n: Int @external }',
      b: 'type U @key(fields: "id") { id: ID!, n: Int @shareable }',
    },
    after: {
      a: 'type Query { u: U } type U @key(fields: "id") { id: ID! }',
      b: 'type U @key(fields: "id") { id: ID!, n: Int @shareable }',
    },
    findings: [
      ['plan-more-round-trips', 'notice', 'Query.u'],
      ['rollout-old-gateway', 'notice', 'U.n'],
    ],
    operations: [
      ['{ u { n } }', 'N', 'u u.n', { fetches: [1, 2], rollout: { oldGateway: 'fails', newGateway: 'works' } }],
    ],
  },
]
