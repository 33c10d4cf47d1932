import { expect, test } from 'vitest'
import { judge, verdicts } from './support.ts'

const nodes = (name = '', rest = '') =>
  `type Query { node: Node user: User post: Post } interface Node { id: ID! name: String }
   type User implements Node { id: ID! name: String ${name} } type Post implements Node { id: ID! name: String } ${rest}`

test('what an implementation requires is one finding, also for those who ask by the interface', async () => {
  expect(
    await verdicts(
      nodes(),
      nodes('@authenticated'),
      'query ByInterface { node { name } }',
      'query ByFragment { node { ... on User { name } } }',
      'query ByNamedFragment { node { ...N } } fragment N on Node { ... { name } }',
      'query OtherFragment { node { ... on Post { name } } }',
      'query OtherField { node { id } }',
      'query Other { post { name } }',
    ),
  ).toEqual([
    [
      'breaking access-added User.name',
      'ByInterface node.name: Anonymous callers get null at `node.name`, and the error UNAUTHENTICATED.',
      'ByFragment node.name: Anonymous callers get null at `node.name`, and the error UNAUTHENTICATED.',
      'ByNamedFragment node.name: Anonymous callers get null at `node.name`, and the error UNAUTHENTICATED.',
    ].join(' | '),
  ])
})

test('what an implementation required and requires no more is one notice', async () => {
  expect(await verdicts(nodes('@authenticated'), nodes(), 'query Q { node { name } }')).toEqual([
    'notice access-removed User.name',
  ])
})

const typed = (user = '') =>
  `type Query { node: Node nodes: [Node!]! any: Any } interface Node { id: ID! } union Any = User | Post
   type User implements Node ${user} { id: ID! } type Post implements Node { id: ID! }`

test('a type that requires something shuts the fields that may give it, and a union only its fragment', async () => {
  expect(
    await verdicts(
      typed(),
      typed('@authenticated'),
      'query One { node { id } }',
      'query List { nodes { id } }',
      'query Fragment { any { __typename ... on User { id } } }',
      'query Other { any { __typename ... on Post { id } } }',
    ),
  ).toEqual([
    [
      'breaking access-added User',
      'One node: Anonymous callers get null at `node`, and the error UNAUTHENTICATED.',
      "List nodes: Anonymous callers get no data at all but the error UNAUTHENTICATED, because `nodes` can't be null.",
      'Fragment any: Anonymous callers get null at `any`, and the error UNAUTHENTICATED.',
    ].join(' | '),
  ])
})

test('an interface object gives its requirement to every implementation, as one finding where it is written', async () => {
  const a = `type Query { node: Node user: User } interface Node @key(fields: "id") { id: ID! }
    type User implements Node @key(fields: "id") { id: ID! }`
  const b = (note = '') => `type Node @interfaceObject @key(fields: "id") { id: ID! note: String ${note} }`
  const findings = await judge(
    { a, b: b() },
    { a, b: b('@requiresScopes(scopes: [["x"]])') },
    'query I { node { note } }',
    'query O { user { note } }',
    'query U { user { id } }',
  )
  expect(findings).toMatchObject([
    { coordinate: 'Node.note', severity: 'breaking', impacts: [{ operation: 'I' }, { operation: 'O' }] },
  ])
  expect(findings[0]?.location).toMatchObject({ file: 'b.graphql', line: 2 })
})

test('a type that begins to implement an interface brings what it requires', async () => {
  const sdl = (also: string) =>
    `type Query { node: Node secret: Secret } interface Node { id: ID! } type Post implements Node { id: ID! }
     type Secret ${also} { id: ID! @authenticated }`
  const [finding, ...rest] = await judge(
    sdl(''),
    sdl('implements Node'),
    'query Q { node { id } }',
    'query P { node { ... on Post { id } } }',
  )
  expect(rest).toEqual([])
  expect(finding).toMatchObject({
    rule: 'access-added',
    severity: 'breaking',
    coordinate: 'Node.id',
    impacts: [{ operation: 'Q' }],
  })
  expect(finding?.message).toContain('because of `Secret.id`')
})

test('a field that gives another type now asks what that requires', async () => {
  const sdl = (type: string) =>
    `type Query { r: ${type} } type Open { id: ID } type Secret @authenticated { id: ID } type Box { o: Open s: Secret }`
  const [finding, ...rest] = await judge(sdl('Open'), sdl('Secret'), 'query Q { r { id } }')
  expect(rest).toEqual([])
  expect(finding).toMatchObject({
    coordinate: 'Query.r',
    severity: 'breaking',
    impacts: [{ operation: 'Q', selection: 'r' }],
  })
  expect(finding?.message).toContain('because of `Secret`')
})

test('subgraphs that share a field add up what they require, and the place is where it was added', async () => {
  const sdl = (x = '') =>
    `type Query { ${x ? '' : ''}u: U @shareable } type U @key(fields: "id") { id: ID! x: Int @shareable ${x} }`
  const [finding] = await judge({ a: sdl(), b: sdl() }, { a: sdl(), b: sdl('@authenticated') }, 'query Q { u { x } }')
  expect(finding).toMatchObject({
    coordinate: 'U.x',
    severity: 'breaking',
    location: { file: 'b.graphql', side: 'after' },
  })
  const [removed] = await judge({ a: sdl(), b: sdl('@authenticated') }, { a: sdl(), b: sdl() }, 'query Q { u { x } }')
  expect(removed).toMatchObject({ rule: 'access-removed', location: { file: 'b.graphql', side: 'before' } })
})
