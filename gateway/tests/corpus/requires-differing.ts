import type { Suite } from '../support/corpus.ts'

type Row = { readonly [field: string]: unknown }

const rates = { EUR: 2, USD: 1 } as { readonly [currency: string]: number }
const differing: Suite = {
  name: 'requirements that differ',
  subgraphs: {
    shop: {
      sdl: `type Query { products: [Product!]! items: [Item!]! } type Mutation { reprice: Product }
        interface Item { id: ID! }
        type Product implements Item @key(fields: "id") { id: ID! price(currency: String!): Int name: String category: Category }
        type Category { average(currency: String!): Int }`,
      root: { products: [{ id: 'a' }, { id: 'b' }], items: [{ __typename: 'Product', id: 'b' }], reprice: { id: 'a' } },
      entities: {
        Product: [
          { id: 'a', name: 'A', amount: 10, category: { amount: 1 } },
          { id: 'b', name: 'B', amount: 20, category: { amount: 3 } },
        ],
      },
      resolvers: {
        Product: { price: (p, { currency }) => ((p as Row).id === 'a' ? 10 : 20) * rates[currency]! },
        Category: { average: (c, { currency }) => ((c as Row).amount as number) * rates[currency]! },
      },
    },
    estimates: {
      sdl: `interface Item { id: ID! }
        type Product implements Item @key(fields: "id") { id: ID! price(currency: String!): Int @external category: Category @external
          dollars: Int @requires(fields: "price(currency: \\"USD\\")")
          euros: Int @requires(fields: "price(currency: \\"EUR\\")")
          inDollars: Int @requires(fields: "category { average(currency: \\"USD\\") }")
          inEuros: Int @requires(fields: "category { average(currency: \\"EUR\\") }") }
        type Category { average(currency: String!): Int @external }`,
      entities: { Product: [{ id: 'a' }, { id: 'b' }] },
      resolvers: {
        Product: {
          dollars: (p) => (p as Row).price,
          euros: (p) => (p as Row).price,
          inDollars: (p) => ((p as Row).category as Row).average,
          inEuros: (p) => ((p as Row).category as Row).average,
        },
      },
    },
    reports: {
      sdl: 'type Product @key(fields: "id") { id: ID! euros: Int @external report: String @requires(fields: "euros") }',
      entities: { Product: [{ id: 'a' }, { id: 'b' }] },
      resolvers: { Product: { report: (p) => `${(p as Row).euros} euros` } },
    },
  },
  cases: {
    'one of them': '{ products { dollars name } }',
    both: '{ products { id dollars name euros } }',
    'below a field': '{ products { inDollars inEuros } }',
    'all of them': '{ products { dollars inEuros euros inDollars } }',
    'through what requires it in turn': '{ products { dollars report } }',
    'at different places': '{ products { dollars } items { ... on Product { id euros } } }',
    'in fragments, with variables': {
      query:
        'query($d: Boolean!) { products { ...D ...E } } fragment D on Product { dollars @include(if: $d) } fragment E on Product { e: euros }',
      variables: { d: true },
    },
    'one that is left out': {
      query: 'query($e: Boolean!) { products { dollars inEuros @include(if: $e) } }',
      variables: { e: false },
    },
    'one that is left out by default, in a fragment': {
      query: 'query($e: Boolean = true) { products { dollars ...E @skip(if: $e) } } fragment E on Product { inEuros }',
      variables: {},
    },
    'one that is left out of a mutation': {
      query: 'mutation($e: Boolean!) { reprice { dollars inEuros @include(if: $e) } }',
      variables: { e: false },
    },
    'in a mutation, which runs once': 'mutation { reprice { dollars euros } }',
    'one of them in a mutation': 'mutation { reprice { euros } }',
  },
}
export const suites = [differing]
