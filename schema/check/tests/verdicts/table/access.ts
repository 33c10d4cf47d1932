import type { Row } from './row.ts'

const x = (b: string) => `type Query { x: X, s: Int } type X { a: Int, ${b} }`
const n = (b: string) =>
  `type Query { n: N, x: X } interface N { b: Int } type X implements N { ${b} } type Y implements N { b: Int }`

const anonymous = { viewer: null, spares: [{}] } as const
const signedIn = { viewer: {} } as const

/** Who may see what: broken for those who are shut out, a notice where somebody is let in. */
export const accessRows: readonly Row[] = [
  {
    name: 'a field asks for a sign-in',
    number: 23,
    before: x('b: Int'),
    after: x('^b: Int @authenticated'),
    findings: [['access-added', 'breaking', 'X.b']],
    operations: [
      ['{ x { a b } }', 'B', 'x.b', anonymous],
      ['{ x { ...F } } fragment F on X { b }', 'B', 'x.b', anonymous],
      ['{ x { a } }', 'S', { viewer: null }],
    ],
  },
  {
    name: 'a field asks for no sign-in any more',
    number: 23,
    before: x('^b: Int @authenticated'),
    after: x('b: Int'),
    findings: [['access-removed', 'notice', 'X.b']],
    operations: [['{ x { a b } }', 'S', signedIn]],
  },
  {
    name: 'a type asks for a sign-in',
    before: 'type Query { x: X, s: Int } type X { a: Int }',
    after: 'type Query { x: X, s: Int } type ^X @authenticated { a: Int }',
    findings: [['access-added', 'breaking', 'X']],
    operations: [
      ['{ x { a } }', 'B', 'x', anonymous],
      ['{ s }', 'S', { viewer: null }],
    ],
  },
  {
    name: 'an enum asks for a sign-in',
    before: 'type Query { e: E, s: Int } enum E { A }',
    after: 'type Query { e: E, s: Int } enum ^E @authenticated { A }',
    findings: [['access-added', 'breaking', 'E']],
    operations: [
      ['{ e s }', 'B', 'e', anonymous],
      ['{ s }', 'S', { viewer: null }],
    ],
  },
  {
    name: 'a scalar asks for a scope',
    before: 'type Query { d: D, s: Int } scalar D',
    after: 'type Query { d: D, s: Int } scalar ^D @requiresScopes(scopes: [["x"]])',
    findings: [['access-added', 'breaking', 'D']],
    operations: [
      ['{ d s }', 'B', 'd', { viewer: {}, spares: [{ scopes: ['x'] }] }],
      ['{ s }', 'S', { viewer: null }],
    ],
  },
  {
    name: 'the field of an object asks for a sign-in, and so does that of its interface',
    before: n('b: Int'),
    after: n('^b: Int @authenticated'),
    findings: [['access-added', 'breaking', 'X.b']],
    operations: [
      ['{ n { b } }', 'B', 'n.b', anonymous],
      ['{ x { b } }', 'B', 'x.b', anonymous],
      ['{ n { ... on X { b } } }', 'B', 'n.b', anonymous],
      ['{ n { ... on Y { b } } }', 'S', { viewer: null }],
    ],
  },
  {
    name: 'a mutation asks for a sign-in',
    before: 'type Query { r: Int } type Mutation { a: Int, b: Int }',
    after: 'type Query { r: Int } type Mutation { ^a: Int @authenticated, b: Int }',
    findings: [['access-added', 'breaking', 'Mutation.a']],
    operations: [
      ['mutation { a }', 'B', 'a', anonymous],
      ['mutation { b }', 'S', { viewer: null }],
    ],
  },
  {
    name: 'a subscription asks for a policy',
    before: 'type Query { r: Int } type Subscription { a: Int, b: Int }',
    after: 'type Query { r: Int } type Subscription { ^a: Int @policy(policies: [["p"]]), b: Int }',
    findings: [['access-added', 'breaking', 'Subscription.a']],
    operations: [
      ['subscription { a }', 'B', 'a', { viewer: {}, spares: [{ policies: ['p'] }] }],
      ['subscription { b }', 'S', { viewer: null }],
    ],
  },
  {
    name: 'one of two scopes becomes both',
    number: 24,
    before: x('b: Int @requiresScopes(scopes: [["x"], ["y"]])'),
    after: x('^b: Int @requiresScopes(scopes: [["x", "y"]])'),
    findings: [['access-tightened', 'breaking', 'X.b']],
    operations: [
      ['{ x { b } }', 'B', 'x.b', { viewer: { scopes: ['x'] }, spares: [null, {}, { scopes: ['x', 'y'] }] }],
      ['{ x { a } }', 'S', { viewer: { scopes: ['x'] } }],
    ],
  },
  {
    name: 'both of two scopes become one of them',
    number: 24,
    before: x('b: Int @requiresScopes(scopes: [["x", "y"]])'),
    after: x('^b: Int @requiresScopes(scopes: [["x"], ["y"]])'),
    findings: [['access-loosened', 'notice', 'X.b']],
    operations: [['{ x { b } }', 'S', { viewer: { scopes: ['x', 'y'] } }]],
  },
  {
    name: 'a scope becomes another',
    before: x('b: Int @requiresScopes(scopes: [["x"]])'),
    after: x('^b: Int @requiresScopes(scopes: [["y"]])'),
    findings: [['access-tightened', 'breaking', 'X.b']],
    operations: [['{ x { b } }', 'B', 'x.b', { viewer: { scopes: ['x'] }, spares: [{ scopes: ['x', 'y'] }] }]],
  },
  {
    name: 'scopes are written in another order',
    before: x('b: Int @requiresScopes(scopes: [["x", "y"], ["z"]])'),
    after: x('b: Int @requiresScopes(scopes: [["z"], ["y", "x"]])'),
    findings: [],
    operations: [['{ x { b } }', 'S', { viewer: { scopes: ['z'] } }]],
  },
  {
    name: 'a sign-in becomes a scope',
    before: x('b: Int @authenticated'),
    after: x('^b: Int @requiresScopes(scopes: [["x"]])'),
    findings: [['access-tightened', 'breaking', 'X.b']],
    operations: [['{ x { b } }', 'B', 'x.b', { viewer: {}, spares: [{ scopes: ['x'] }] }]],
  },
  {
    name: 'a policy is asked beside a scope',
    before: x('b: Int @requiresScopes(scopes: [["x"]])'),
    after: x('^b: Int @requiresScopes(scopes: [["x"]]) @policy(policies: [["p"]])'),
    findings: [['access-tightened', 'breaking', 'X.b']],
    operations: [
      ['{ x { b } }', 'B', 'x.b', { viewer: { scopes: ['x'] }, spares: [{ scopes: ['x'], policies: ['p'] }] }],
    ],
  },
  {
    name: 'a field asks for a sign-in that all who reach it have given',
    before: 'type Query { x: X @authenticated, s: Int } type X { a: Int }',
    after: 'type Query { x: X @authenticated, s: Int } type X { ^a: Int @authenticated }',
    findings: [['access-added', 'safe', 'X.a']],
    operations: [['{ x { a } }', 'S', signedIn]],
  },
]
