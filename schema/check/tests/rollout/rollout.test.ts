import { expect, test } from 'vitest'
import { rollout } from '../../src/rollout/pass.ts'
import { changeOf } from '../../src/testing/change.ts'

type Subgraphs = Readonly<Record<string, string>>

async function judged(before: Subgraphs, after: Subgraphs, ...operations: string[]) {
  const found = await rollout(changeOf({ subgraphs: before, operations }, { subgraphs: after, operations }))
  return [...found]
    .map(({ rule, severity, coordinate, message, before: was, after: is, location, impacts }) => ({
      rule,
      severity,
      coordinate,
      message,
      was,
      is,
      location: location && `${location.file}:${location.line}:${location.column} ${location.side}`,
      impacts: impacts.map(({ operation, selection }) => `${operation} at ${selection}`),
    }))
    .sort((one, other) => (one.rule > other.rule ? -1 : 1))
}

const product = (fields: string, query = '', key = '@key(fields: "id")') =>
  `${query && `type Query { ${query} } `}type Product ${key} { id: ID! ${fields} }`

const priceQuery = 'query Price { product { price } }'

test('a field that moves without @override is asked of the wrong subgraph, before and after', async () => {
  const found = await judged(
    { a: product('name: String price: Int', 'product: Product'), b: product('stock: Int') },
    { a: product('name: String', 'product: Product'), b: product('stock: Int price: Int') },
    priceQuery,
    'query Other { product { name stock } }',
  )
  const order = 'Deploy b, then the gateway, then a.'
  expect(found).toEqual([
    {
      rule: 'rollout-old-gateway',
      severity: 'notice',
      coordinate: 'Product.price',
      message: `While the gateway still has the old supergraph, the gateway asks a for \`Product.price\`, and the new a does not have it. The operation Price fails. ${order}`,
      was: 'a: price: Int',
      is: null,
      location: 'a.graphql:2:88 before',
      impacts: ['Price at product.price'],
    },
    {
      rule: 'rollout-new-gateway',
      severity: 'notice',
      coordinate: 'Product.price',
      message: `While b is still old and the gateway has the new supergraph, the gateway asks b for \`Product.price\`, and the old b does not have it. The operation Price fails. ${order}`,
      was: null,
      is: 'b: price: Int',
      location: 'b.graphql:2:54 after',
      impacts: ['Price at product.price'],
    },
  ])
})

const summary = (found: Awaited<ReturnType<typeof judged>>) =>
  found.map(({ rule, coordinate, impacts }) => `${rule.replace('rollout-', '')} ${coordinate}: ${impacts.join(', ')}`)

test.each([
  {
    name: 'a field that moves with @override needs its new subgraph first',
    before: { a: product('name: String price: Int', 'product: Product'), b: product('stock: Int') },
    after: {
      a: product('name: String price: Int', 'product: Product'),
      b: product('stock: Int price: Int @override(from: "a")'),
    },
    operation: priceQuery,
    found: ['new-gateway Product.price: Price at product.price'],
    order: 'Deploy b, then the gateway.',
  },
  {
    name: 'a field that its old subgraph gives up after @override needs the gateway nowhere',
    before: {
      a: product('name: String price: Int', 'product: Product'),
      b: product('stock: Int price: Int @override(from: "a")'),
    },
    after: { a: product('name: String', 'product: Product'), b: product('stock: Int price: Int') },
    operation: priceQuery,
    found: [],
  },
  {
    name: 'a field that half of the requests get from another subgraph already needs that subgraph first',
    before: { a: product('name: String price: Int', 'product: Product'), b: product('stock: Int') },
    after: {
      a: product('name: String price: Int', 'product: Product'),
      b: product('stock: Int price: Int @override(from: "a", label: "percent(1)")'),
    },
    operation: priceQuery,
    found: ['new-gateway Product.price: Price at product.price'],
    order: 'Deploy b, then the gateway.',
  },
  {
    name: 'what is no longer provided is still asked by the old gateway',
    before: {
      a: 'type Query { latest: Review } type Review { author: User @provides(fields: "name") } type User @key(fields: "id") { id: ID! name: String @external }',
      b: 'type User @key(fields: "id") { id: ID! name: String @shareable }',
    },
    after: {
      a: 'type Query { latest: Review } type Review { author: User } type User @key(fields: "id") { id: ID! }',
      b: 'type User @key(fields: "id") { id: ID! name: String @shareable }',
    },
    operation: 'query Latest { latest { writer: author { name } } }',
    found: ['old-gateway User.name: Latest at latest.writer.name'],
    order: 'Deploy the gateway, then a.',
  },
  {
    name: 'what is provided in one place only is not resolved in another',
    before: {
      a: 'type Query { latest: Review first: Review2 } type Review { author: User @provides(fields: "name") } type Review2 { author: User @provides(fields: "name") } type User @key(fields: "id") { id: ID! name: String @external }',
      b: 'type User @key(fields: "id") { id: ID! name: String @shareable }',
    },
    after: {
      a: 'type Query { latest: Review first: Review2 } type Review { author: User } type Review2 { author: User @provides(fields: "name") } type User @key(fields: "id") { id: ID! name: String @external }',
      b: 'type User @key(fields: "id") { id: ID! name: String @shareable }',
    },
    operation: 'query Latest { latest { author { name } } first { author { name } } }',
    found: ['old-gateway User.name: Latest at latest.author.name'],
    order: 'Deploy the gateway, then a.',
  },
  {
    name: 'a key that changes needs a step where both are there',
    before: {
      a: 'type Query { product: Product } type Product @key(fields: "id") @key(fields: "sku") { id: ID! sku: ID! }',
      b: 'type Product @key(fields: "id") { id: ID! stock: Int }',
    },
    after: {
      a: 'type Query { product: Product } type Product @key(fields: "id") @key(fields: "sku") { id: ID! sku: ID! }',
      b: 'type Product @key(fields: "sku") { sku: ID! stock: Int }',
    },
    operation: 'query Stock { product { stock } }',
    found: ['old-gateway Product: Stock at product', 'new-gateway Product: Stock at product'],
    order:
      'No order of deploying b and the gateway avoids it: change b in two steps, so that between them it answers the old plans and the new ones.',
  },
  {
    name: 'a key that is no longer resolvable is still used by the old gateway',
    before: {
      a: 'type Query { product: Product } type Product @key(fields: "id") @key(fields: "sku") { id: ID! sku: ID! }',
      b: 'type Product @key(fields: "id") @key(fields: "sku") { id: ID! sku: ID! stock: Int }',
    },
    after: {
      a: 'type Query { product: Product } type Product @key(fields: "id") @key(fields: "sku") { id: ID! sku: ID! }',
      b: 'type Product @key(fields: "id", resolvable: false) @key(fields: "sku") { id: ID! sku: ID! stock: Int }',
    },
    operation: 'query Stock { product { stock } }',
    found: ['old-gateway Product: Stock at product'],
    order: 'Deploy the gateway, then b.',
  },
  {
    name: 'what a field requires now is not sent by the old gateway',
    before: {
      a: 'type Query { product: Product } type Product @key(fields: "id") { id: ID! weight: Int }',
      b: 'type Product @key(fields: "id") { id: ID! shipping: Int }',
    },
    after: {
      a: 'type Query { product: Product } type Product @key(fields: "id") { id: ID! weight: Int }',
      b: 'type Product @key(fields: "id") { id: ID! weight: Int @external shipping: Int @requires(fields: "weight") }',
    },
    operation: 'query Shipping { product { shipping } }',
    found: ['old-gateway Product.shipping: Shipping at product.shipping'],
    order: 'Deploy the gateway, then b.',
  },
  {
    name: 'what a field no longer requires is not sent by the new gateway',
    before: {
      a: 'type Query { product: Product } type Product @key(fields: "id") { id: ID! weight: Int }',
      b: 'type Product @key(fields: "id") { id: ID! weight: Int @external shipping: Int @requires(fields: "weight") }',
    },
    after: {
      a: 'type Query { product: Product } type Product @key(fields: "id") { id: ID! weight: Int }',
      b: 'type Product @key(fields: "id") { id: ID! shipping: Int }',
    },
    operation: 'query Shipping { product { shipping } }',
    found: ['new-gateway Product.shipping: Shipping at product.shipping'],
    order: 'Deploy b, then the gateway.',
  },
  {
    name: 'a subgraph that takes over a field must run before the gateway asks it',
    before: { a: product('price: Int', 'product: Product') },
    after: { a: product('name: String', 'product: Product'), b: product('price: Int') },
    operation: priceQuery,
    found: ['old-gateway Product.price: Price at product.price', 'new-gateway subgraph:b: Price at product'],
    order: null,
  },
  {
    name: 'a subgraph that is taken away is still asked by the old gateway',
    before: { a: product('name: String', 'product: Product'), b: product('price: Int') },
    after: { a: product('name: String price: Int', 'product: Product') },
    operation: priceQuery,
    found: ['old-gateway subgraph:b: Price at product', 'new-gateway Product.price: Price at product.price'],
    order: null,
  },
  {
    name: 'a type that one subgraph tells of anew is asked of the old one',
    before: {
      a: 'type Query { search: [Hit] } union Hit = Book type Book @key(fields: "id") { id: ID! title: String }',
      b: 'type Query { film: Film } type Film @key(fields: "id") { id: ID! minutes: Int } union Hit = Film',
    },
    after: {
      a: 'type Query { search: [Hit] } union Hit = Book | Film type Book @key(fields: "id") { id: ID! title: String } type Film @key(fields: "id") { id: ID! }',
      b: 'type Query { film: Film } type Film @key(fields: "id") { id: ID! minutes: Int } union Hit = Film',
    },
    operation: 'query Search { search { ... on Film { minutes } } }',
    found: ['new-gateway Film: Search at search'],
    order: 'Deploy a, then the gateway.',
  },
  {
    name: 'an operation that the new schema refuses is told by others',
    before: { a: product('name: String price: Int', 'product: Product'), b: product('stock: Int') },
    after: { a: product('name: String', 'product: Product'), b: product('stock: Int cost: Int') },
    operation: priceQuery,
    found: [],
  },
  {
    name: 'a field that nobody asks for is nobody\u2019s trouble',
    before: { a: product('name: String price: Int', 'product: Product'), b: product('stock: Int') },
    after: { a: product('name: String', 'product: Product'), b: product('stock: Int price: Int') },
    operation: 'query Name { product { name stock } }',
    found: [],
  },
  {
    name: 'a field that is added is asked by nobody yet',
    before: { a: product('name: String', 'product: Product') },
    after: { a: product('name: String price: Int', 'product: Product') },
    operation: 'query Name { product { name } }',
    found: [],
  },
  {
    name: 'an interface object that takes over a field must run first',
    before: {
      a: 'type Query { media: [Media] } interface Media @key(fields: "id") { id: ID! score: Int } type Book implements Media @key(fields: "id") { id: ID! score: Int }',
      b: 'type Media @interfaceObject @key(fields: "id") { id: ID! likes: Int }',
    },
    after: {
      a: 'type Query { media: [Media] } interface Media @key(fields: "id") { id: ID! } type Book implements Media @key(fields: "id") { id: ID! }',
      b: 'type Media @interfaceObject @key(fields: "id") { id: ID! likes: Int score: Int }',
    },
    operation: 'query Media { media { score } }',
    found: ['old-gateway Media.score: Media at media.score', 'new-gateway Media.score: Media at media.score'],
    order: 'Deploy b, then the gateway, then a.',
  },
  {
    name: 'an argument from a context is sent by the new gateway alone',
    before: {
      a: 'type Query { shop: Shop } type Shop @key(fields: "id") { id: ID! currency: String! product: Product } type Product @key(fields: "id") { id: ID! price: Int }',
    },
    after: {
      a: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@context", "@fromContext"])
        type Query { shop: Shop } type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String! product: Product } type Product @key(fields: "id") { id: ID! price(currency: String @fromContext(field: "$shop { currency }")): Int }`,
    },
    operation: 'query Price { shop { product { price } } }',
    found: [
      'old-gateway Product.price: Price at shop.product.price',
      'new-gateway Product.price(currency:): Price at shop.product.price',
    ],
    order: null,
  },
])('$name', async ({ before, after, operation, found: expected, order }) => {
  const found = await judged(before as unknown as Subgraphs, after as unknown as Subgraphs, operation)
  expect(summary(found)).toEqual(expected)
  if (order) for (const { message } of found) expect(message.endsWith(`. ${order}`), message).toBe(true)
})

test('what is asked of subgraphs by several operations is one finding for each thing that fails', async () => {
  const [old, fresh, ...others] = await judged(
    { a: product('name: String price: Int', 'product: Product'), b: product('stock: Int') },
    { a: product('name: String', 'product: Product'), b: product('stock: Int price: Int') },
    priceQuery,
    'query Both { product { name price stock } }',
  )
  expect(others).toEqual([])
  expect(old!.impacts).toEqual(['Price at product.price', 'Both at product.price'])
  expect(old!.message).toContain('. 2 operations fail.')
  expect(fresh!.impacts).toEqual(['Price at product.price', 'Both at product.price'])
})

test('a literal that the planner writes otherwise than the client is told with what the subgraph says', async () => {
  const [old, ...others] = await judged(
    { a: 'type Query { r(id: ID!): Int }' },
    { a: 'type Query { r(id: String!): Int }' },
    'query R { r(id: "5") }',
  )
  expect(others).toEqual([])
  expect(old).toMatchObject({ coordinate: 'Query.r(id:)', location: 'a.graphql:2:16 after', impacts: ['R at r'] })
  expect(old!.message).toContain(
    'the new a refuses it (String cannot represent a non string value: 5). The operation R fails.',
  )
})

test('what stands nowhere is located at its type', async () => {
  const subgraph = (type: string) =>
    `type Query { n: ${type} } interface N { a: Int } type A implements N { a: Int b: Int }`
  const operation = 'query N { n { a ... on A { b } } }'
  const found = await judged({ a: subgraph('A') }, { a: subgraph('N') }, operation)
  expect(found.every(({ location }) => location?.startsWith('a.graphql:2:'))).toBe(true)
})

test('a change of words in a subgraph fails nothing', async () => {
  const before = { a: product('price: Int', 'product: Product') }
  expect(await judged(before, { a: product('"In cents." price: Int', '"One." product: Product') }, priceQuery)).toEqual(
    [],
  )
})
