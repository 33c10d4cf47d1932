import type { Suite } from '../support/corpus.ts'

type Row = { readonly [field: string]: unknown }
const products = [
  { upc: 'a', price: 10, weight: 2, dims: { w: 1, h: 2, unit: 'cm' }, parts: [{ n: 1 }, { n: 2 }], kind: 'HARD' },
  { upc: 'b', price: 2000, weight: 1, dims: null, parts: [], kind: 'SOFT' },
]

const shipping: Suite = {
  name: 'shipping',
  subgraphs: {
    products: {
      sdl: `type Query { products: [Product!] product(upc: ID!): Product }
        type Product @key(fields: "upc") { upc: ID! price(currency: String = "USD"): Int weight: Int dims: Dims
          parts: [Part!]! kind: Kind name: String }
        type Dims { w: Int h: Int unit: String } type Part { n: Int } enum Kind { HARD SOFT }`,
      root: { products, product: (_: unknown, { upc }: { upc: string }) => products.find((p) => p.upc === upc) },
      entities: { Product: products },
      resolvers: {
        Product: {
          price: (p, { currency }) => ((p as Row).price as number) * (currency === 'EUR' ? 2 : 1),
          name: (p) => `N-${(p as Row).upc}`,
        },
      },
    },
    shipping: {
      sdl: `type Product @key(fields: "upc") { upc: ID!
          price(currency: String = "USD"): Int @external weight: Int @external
          dims: Dims @external parts: [Part!]! @external kind: Kind @external
          cost: Int @requires(fields: "price weight")
          euros: Int @requires(fields: "price(currency: \\"EUR\\")")
          volume: Int @requires(fields: "dims { w h }")
          count: Int @requires(fields: "parts { n }")
          label: String @requires(fields: "kind")
          plain: String }
        type Dims @external { w: Int h: Int } type Part @external { n: Int } enum Kind { HARD SOFT }`,
      entities: {
        Product: [
          { upc: 'a', plain: 'pa' },
          { upc: 'b', plain: 'pb' },
        ],
      },
      resolvers: {
        Product: {
          cost: (p) => ((p as Row).price as number) * ((p as Row).weight as number),
          euros: (p) => (p as Row).price,
          volume: (p) => {
            const dims = (p as Row).dims as { w: number; h: number } | null
            return dims && dims.w * dims.h
          },
          count: (p) => ((p as Row).parts as { n: number }[]).reduce((sum, { n }) => sum + n, 0),
          label: (p) => `is ${(p as Row).kind}`,
        },
      },
    },
    tax: {
      sdl: `type Product @key(fields: "upc") { upc: ID! cost: Int @external
          tax: Int @requires(fields: "cost") }`,
      entities: { Product: [{ upc: 'a' }, { upc: 'b' }] },
      resolvers: { Product: { tax: (p) => ((p as Row).cost as number) / 10 } },
    },
  },
  cases: {
    'two scalars of another subgraph': '{ products { upc cost } }',
    'what is required is also asked for': '{ products { price weight cost } }',
    'an object': '{ products { volume } }',
    'an object of which the client sees another part': '{ products { dims { unit } volume } }',
    'a list of objects': '{ products { count parts { n } } }',
    'an enum': '{ products { label kind } }',
    'a requirement of a requirement': '{ products { tax } }',
    'all of them': '{ products { upc tax cost volume count label plain name } }',
    'a requirement with an argument': '{ products { euros } }',
    'a requirement with an argument beside the plain field': '{ products { euros price } }',
    'a requirement beside the same field with another argument': '{ products { cost price(currency: "EUR") } }',
    'an alias that takes the name of what is required': '{ products { price: name cost } }',
    'an alias that takes the name of the key': '{ products { upc: name cost plain } }',
    'an alias for what is required': '{ products { p: price w: weight cost } }',
    'an aliased requirer, twice': '{ products { a: cost b: cost } }',
    'through a variable argument': {
      query: 'query($c: String) { product(upc: "a") { price(currency: $c) cost } }',
      variables: { c: 'EUR' },
    },
    'behind a condition': {
      query:
        'query($yes: Boolean!, $no: Boolean!) { products { cost @include(if: $no) tax @include(if: $yes) volume @skip(if: $yes) } }',
      variables: { yes: true, no: false },
    },
  },
}

const abstractRequires: Suite = {
  name: 'abstract requirements',
  subgraphs: {
    shapes: {
      sdl: `type Query { boxes: [Box!] }
        type Box @key(fields: "id") { id: ID! shape: Shape any: Any content: [Shape] }
        interface Shape { name: String } union Any = Square | Circle
        type Square implements Shape { name: String side: Int } type Circle implements Shape { name: String r: Int inner: Inner }
        type Inner { deep: Int }`,
      root: {
        boxes: [
          {
            id: '1',
            shape: { __typename: 'Square', name: 'S', side: 2 },
            any: { __typename: 'Circle', r: 3, inner: { deep: 7 } },
            content: [],
          },
          {
            id: '2',
            shape: { __typename: 'Circle', name: 'C', r: 5, inner: null },
            any: null,
            content: [{ __typename: 'Square', name: 'x', side: 1 }, null],
          },
        ],
      },
      entities: {
        Box: [
          {
            id: '1',
            shape: { __typename: 'Square', name: 'S', side: 2 },
            any: { __typename: 'Circle', r: 3, inner: { deep: 7 } },
            content: [],
          },
          {
            id: '2',
            shape: { __typename: 'Circle', name: 'C', r: 5, inner: null },
            any: null,
            content: [{ __typename: 'Square', name: 'x', side: 1 }, null],
          },
        ],
      },
    },
    areas: {
      sdl: `type Box @key(fields: "id") { id: ID! shape: Shape @external any: Any @external content: [Shape] @external
          area: String @requires(fields: "shape { name ... on Square { side } ... on Circle { r } }")
          depth: String @requires(fields: "any { ... on Circle { r inner { deep } } ... on Square { side } }")
          listing: String @requires(fields: "content { __typename name }") }
        interface Shape { name: String } union Any = Square | Circle
        type Square implements Shape @external { name: String side: Int } type Circle implements Shape @external { name: String r: Int inner: Inner }
        type Inner @external { deep: Int }`,
      entities: { Box: [{ id: '1' }, { id: '2' }] },
      resolvers: {
        Box: {
          area: (b) => JSON.stringify((b as Row).shape),
          depth: (b) => JSON.stringify((b as Row).any),
          listing: (b) => JSON.stringify((b as Row).content),
        },
      },
    },
  },
  cases: {
    'an interface, by type': '{ boxes { area } }',
    'a union, by type': '{ boxes { depth } }',
    'a list with nulls': '{ boxes { listing } }',
    'beside what the client selects of the same':
      '{ boxes { shape { __typename ... on Circle { r } } area depth listing } }',
  },
}

const viaKeys: Suite = {
  name: 'requirements across keys',
  subgraphs: {
    a: {
      sdl: `type A @key(fields: "id") @key(fields: "pId", resolvable: false) @key(fields: "c { one }", resolvable: false) {
          id: ID! pId: ID! c: C! name: String! }
        type C @shareable { one: ID! two: ID! }`,
      entities: { A: [{ id: '1', pId: 'p1', c: { one: 'o', two: 't' }, name: 'a.1' }] },
    },
    b: {
      sdl: `type Query { b: B }
        type B { id: ID! as: [A!]! }
        type A @key(fields: "c { one }", resolvable: false) @key(fields: "id c { two }") @key(fields: "pId", resolvable: false) @key(fields: "id", resolvable: false) {
          id: ID! pId: ID! c: C! name: String! @external shout: String! @requires(fields: "name") }
        type C @shareable { one: ID! two: ID! }`,
      root: { b: { id: 'b', as: [{ id: '1', pId: 'p1', c: { one: 'o', two: 't' } }] } },
      resolvers: {
        A: {
          // Only by the key that is resolvable here.
          __resolveReference: ({ id, c, name }: Row) => ((c as Row | undefined)?.two ? { id, c, name } : null),
          shout: (a) => `${(a as Row).name}!`,
        },
      },
    },
  },
  cases: {
    'back by the key that resolves': '{ b { id as { id name shout } } }',
    'back with nothing else asked': '{ b { as { shout } } }',
  },
}

const posts: Suite = {
  name: 'requirements with arguments in lists',
  subgraphs: {
    posts: {
      sdl: `type Query { feed: [Post] }
        type Post @key(fields: "id") { id: ID! comments(limit: Int!): [Comment] }
        type Comment @key(fields: "id") { id: ID! body: String writer: ID }`,
      root: {
        feed: ['p1', 'p2'].map((id) => ({ id })),
      },
      entities: {
        Post: [{ id: 'p1' }, { id: 'p2' }],
        Comment: [1, 2, 3].map((n) => ({ id: `c${n}`, body: `b${n}`, writer: `w${n}` })),
      },
      resolvers: {
        Post: {
          comments: (_, { limit }) =>
            [1, 2, 3].slice(0, limit).map((n) => ({ id: `c${n}`, body: `b${n}`, writer: `w${n}` })),
        },
      },
    },
    authors: {
      sdl: `type Post @key(fields: "id") { id: ID! comments(limit: Int!): [Comment] @external
          author: Author @requires(fields: "comments(limit: 3) { writer }") }
        type Comment @key(fields: "id") { id: ID! writer: ID @external spam: Boolean @requires(fields: "writer") }
        type Author { id: ID }`,
      entities: { Post: [{ id: 'p1' }, { id: 'p2' }], Comment: [1, 2, 3].map((n) => ({ id: `c${n}` })) },
      resolvers: {
        Post: { author: (p) => ({ id: ((p as Row).comments as { writer: string }[]).at(-1)?.writer }) },
        Comment: { spam: (c) => (c as Row).writer === 'w3' },
      },
    },
  },
  cases: {
    alone: '{ feed { author { id } } }',
    'with another argument by the client': '{ feed { author { id } comments(limit: 1) { id } } }',
    'with a variable by the client': 'query($n: Int = 1) { feed { author { id } comments(limit: $n) { id } } }',
    'with fragments by the client':
      'query($n: Int = 1) { feed { author { id } ...A ...B } } fragment A on Post { comments(limit: $n) { id } } fragment B on Post { comments(limit: $n) { body } }',
    'with the same argument by the client': '{ feed { author { id } comments(limit: 3) { spam } } }',
    'with two aliases by the client':
      '{ feed { author { id } one: comments(limit: 1) { id } comments(limit: 2) { id spam } } }',
  },
}
export const suites = [shipping, abstractRequires, viaKeys, posts]
