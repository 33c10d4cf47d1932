import { expect, test } from 'vitest'
import type { Change } from '../../src/change.ts'
import { plans } from '../../src/plans/pass.ts'
import { changeOf } from '../../src/testing/change.ts'

const reviews = (author: string, user = 'id: ID! name: String @external') => `
  type Query { latest: Review }
  type Review @key(fields: "id") { id: ID! text: String ${author} }
  type User @key(fields: "id") { ${user} }`
const people = 'type Query { me: User } type User @key(fields: "id") { id: ID! name: String @shareable age: Int }'

const providing = { reviews: reviews('author: User @provides(fields: "name")'), people }
const plain = { reviews: reviews('author: User', 'id: ID!'), people }
const operations = ['query Latest { latest { author { name } } }', 'query Me { me { name } }']

const judged = async (before: Change | Parameters<typeof changeOf>[0], after?: Parameters<typeof changeOf>[1]) =>
  [...(await plans(after ? changeOf(before as Parameters<typeof changeOf>[0], after) : (before as Change)))].map(
    (finding) => ({
      ...finding,
      impacts: finding.impacts.map(({ operation, selection, verdict }) => `${operation} at ${selection}: ${verdict}`),
    }),
  )

test('a field that is no longer provided costs the operations that used it a round trip', async () => {
  expect(await judged({ subgraphs: providing, operations }, { subgraphs: plain, operations })).toEqual([
    {
      rule: 'plan-more-round-trips',
      severity: 'notice',
      coordinate: 'Review.author',
      message:
        '`Review.author` in reviews no longer provides `name`: the operation Latest takes 2 fetches in 2 round trips instead of 1 fetch in 1 round trip. Let one subgraph answer what is asked together, or accept the wait.',
      before: 'reviews: provides name; reviews: resolves',
      after: 'reviews: resolves',
      location: { file: 'reviews.graphql', line: 4, column: 57, side: 'before' },
      impacts: ['Latest at latest.author: risk'],
    },
  ])
})

test('a field that is provided now saves a round trip, which is safe', async () => {
  expect(await judged({ subgraphs: plain, operations }, { subgraphs: providing, operations })).toMatchObject([
    { rule: 'plan-fewer-fetches', severity: 'safe', coordinate: 'Review.author', impacts: [] },
  ])
})

test('one cause is one finding, whatever the number of operations', async () => {
  const many = [
    ...operations,
    'query Other { latest { text author { name } } }',
    'query Age { latest { author { age } } }',
  ]
  const [finding, ...others] = await judged(
    { subgraphs: providing, operations: many },
    { subgraphs: plain, operations: many },
  )
  expect(others).toEqual([])
  expect(finding!.impacts).toEqual(['Latest at latest.author: risk', 'Other at latest.author: risk'])
  expect(finding!.message).toContain(', and so does one more.')
})

const catalogue = (fields: string, query = 'product: Product', key = '@key(fields: "id")') =>
  `type Query { ${query} } type Product ${key} { id: ID! ${fields} }`

test.each([
  {
    name: 'a field that has moved to another subgraph',
    before: { a: catalogue('name: String price: Int'), b: catalogue('stock: Int', 'b: Int') },
    after: { a: catalogue('name: String'), b: catalogue('stock: Int price: Int', 'b: Int') },
    operation: 'query P { product { name price } }',
    coordinate: 'Product.price',
    rule: 'plan-more-round-trips',
    sentence: '`Product.price` comes from b instead of a',
  },
  {
    name: 'a field that another subgraph overrides',
    before: { a: catalogue('name: String price: Int'), b: catalogue('stock: Int', 'b: Int') },
    after: { a: catalogue('name: String price: Int'), b: catalogue('price: Int @override(from: "a")', 'b: Int') },
    operation: 'query P { product { name price } }',
    coordinate: 'Product.price',
    rule: 'plan-more-round-trips',
    sentence: '`Product.price` comes from b instead of a',
  },
  {
    name: 'a field that one subgraph resolves no longer, of two',
    before: { a: catalogue('price: Int @shareable'), b: catalogue('price: Int @shareable', 'b: Int') },
    after: { a: catalogue('name: String'), b: catalogue('price: Int @shareable', 'b: Int') },
    operation: 'query P { product { price } }',
    coordinate: 'Product.price',
    rule: 'plan-more-round-trips',
    sentence: '`Product.price` is no longer resolved by a',
  },
  {
    name: 'a field that requires one of another subgraph',
    before: {
      a: catalogue('weight: Int'),
      b: 'type Query { best: Product } type Product @key(fields: "id") { id: ID! weight: Int @external shipping: Int cost: Int @requires(fields: "weight") }',
    },
    after: {
      a: catalogue('weight: Int'),
      b: 'type Query { best: Product } type Product @key(fields: "id") { id: ID! weight: Int @external shipping: Int @requires(fields: "weight") cost: Int @requires(fields: "weight") }',
    },
    operation: 'query P { best { shipping } }',
    coordinate: 'Product.shipping',
    rule: 'plan-more-round-trips',
    sentence: '`Product.shipping` in b now requires `weight`',
  },
  {
    name: 'a key that can no longer be used',
    before: {
      a: 'type Query { product: Product } type Product @key(fields: "id") { id: ID! }',
      b: 'type Product @key(fields: "id") { id: ID! sku: String! @shareable }',
      c: 'type Product @key(fields: "id") @key(fields: "sku") { id: ID! sku: String! @shareable stock: Int }',
    },
    after: {
      a: 'type Query { product: Product } type Product @key(fields: "id") { id: ID! }',
      b: 'type Product @key(fields: "id") { id: ID! sku: String! @shareable }',
      c: 'type Product @key(fields: "id", resolvable: false) @key(fields: "sku") { id: ID! sku: String! @shareable stock: Int }',
    },
    operation: 'query P { product { stock } }',
    coordinate: 'Product',
    rule: 'plan-more-round-trips',
    sentence: '`Product` is no longer found in c by the key `id`: the operation P takes 3 fetches in 3 round trips',
  },
  {
    name: 'a union that grows by a type whose fields another subgraph has',
    before: {
      a: 'type Query { search: [Hit] } union Hit = Book type Book { title: String } type Film @key(fields: "id") { id: ID! }',
      b: 'type Query { film: Film } type Film @key(fields: "id") { id: ID! minutes: Int } union Hit = Film',
    },
    after: {
      a: 'type Query { search: [Hit] } union Hit = Book | Film type Book { title: String } type Film @key(fields: "id") { id: ID! }',
      b: 'type Query { film: Film } type Film @key(fields: "id") { id: ID! minutes: Int } union Hit = Film',
    },
    operation: 'query P { search { ... on Film { minutes } } }',
    coordinate: 'Hit',
    rule: 'plan-more-round-trips',
    sentence: '`Hit` in a may now be `Film`: the operation P takes 2 fetches in 2 round trips',
  },
  {
    name: 'a root field that another subgraph answers beside the first',
    before: { a: 'type Query { r: Int s: Int }', b: 'type Query { t: Int }' },
    after: { a: 'type Query { r: Int }', b: 'type Query { t: Int s: Int }' },
    operation: 'query P { r s }',
    coordinate: 'Query.s',
    rule: 'plan-more-fetches',
    sentence: '`Query.s` comes from b instead of a: the operation P takes 2 fetches in 1 round trip',
  },
])('$name is the cause', async ({ before, after, operation, coordinate, rule, sentence }) => {
  const found = await judged(
    { subgraphs: before, operations: [operation] },
    { subgraphs: after, operations: [operation] },
  )
  expect(found.map((finding) => [finding.rule, finding.coordinate])).toEqual([[rule, coordinate]])
  expect(found[0]!.message).toContain(sentence)
})

test('of several changes in one commit, the one that costs the operation is the cause', async () => {
  const both = (author: string, user: string, stars: string) => ({
    reviews: reviews(author, user),
    people: `${people} type Rating @key(fields: "id") { id: ID! ${stars} }`,
    ratings: `type Query { rated: Rating } type Rating @key(fields: "id") { id: ID! kept: Int ${stars ? '' : 'stars: Int'} }`,
  })
  const before = both(
    'rating: Rating author: User @provides(fields: "name")',
    'id: ID! name: String @external',
    'stars: Int',
  )
  const after = both('rating: Rating author: User', 'id: ID!', '')
  const rating = ' type Rating @key(fields: "id", resolvable: false) { id: ID! }'
  const withRating = (side: typeof before) => ({ ...side, reviews: side.reviews + rating })
  const texts = [
    'query One { latest { rating { stars } author { name } } }',
    'query Two { latest { author { name } } }',
  ]
  const found = await judged(
    { subgraphs: withRating(before), operations: texts },
    { subgraphs: withRating(after), operations: texts },
  )
  expect(found).toMatchObject([
    {
      rule: 'plan-more-round-trips',
      coordinate: 'Review.author',
      impacts: ['One at latest.author: risk', 'Two at latest.author: risk'],
    },
  ])
})

test('what several changes did together is told of the operation', async () => {
  const operation = ['query P { product { name price } }']
  const before = { a: catalogue('name: String price: Int'), b: catalogue('b: Int', 'b: Int') }
  const after = { a: catalogue('a: Int'), b: catalogue('b: Int name: String price: Int', 'b: Int') }
  expect(
    await judged({ subgraphs: before, operations: operation }, { subgraphs: after, operations: operation }),
  ).toMatchObject([
    {
      rule: 'plan-more-round-trips',
      coordinate: 'operation:P',
      message: expect.stringContaining('by changes of `Product.name`, `Product.price`'),
      before: '1 fetch in 1 round trip',
      after: '2 fetches in 2 round trips',
      location: { file: '0.graphql' },
    },
  ])
})

test('an operation that one side refuses, and one that is new, have no plans to compare', async () => {
  const [gone, kept] = ['query Gone { latest { author { name } text } }', 'query Me { me { name } }']
  const after = { ...plain, reviews: plain.reviews.replace('text: String', 'words: String') }
  expect(await judged({ subgraphs: providing, operations: [gone, kept] }, { subgraphs: after })).toEqual([])
  const change = changeOf({ subgraphs: providing }, { subgraphs: plain, operations })
  const added = change.operations.map((operation) => ({ ...operation, side: 'after' as const }))
  expect(await judged({ ...change, operations: added })).toEqual([])
})

test('descriptions, deprecations, tags and rights change no plan', async () => {
  const worded = {
    ...providing,
    people:
      'type Query { me: User } "A person." type User @key(fields: "id") { id: ID! "Known." name: String @shareable @deprecated @tag(name: "x") @authenticated age: Int @cost(weight: 5) }',
  }
  const change = changeOf({ subgraphs: providing, operations }, { subgraphs: worded, operations })
  const kinds: string[] = []
  const cache = {
    cached: <T>(kind: string, _: readonly string[], make: () => T): T => {
      kinds.push(kind)
      return make()
    },
  }
  expect(await judged({ ...change, cache })).toEqual([])
  expect(kinds).toEqual([])
})

test('what was planned once is not planned again, and only what a change may touch is planned', async () => {
  const planned = new Map<string, unknown>()
  let made = 0
  const cache = {
    cached: <T>(kind: string, inputs: readonly string[], make: () => T): T => {
      const key = JSON.stringify([kind, inputs])
      if (!planned.has(key)) {
        planned.set(key, make())
        made++
      }
      return planned.get(key) as T
    },
  }
  const texts = [operations[0]!, 'query Age { me { age } }']
  const run = () =>
    judged({ ...changeOf({ subgraphs: providing, operations: texts }, { subgraphs: plain, operations: texts }), cache })
  const first = await run()
  expect(made).toBe(2)
  expect(await run()).toEqual(first)
  expect(made).toBe(2)
})
