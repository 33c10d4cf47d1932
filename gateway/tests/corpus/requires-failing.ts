import type { Suite } from '../support/corpus.ts'

type Row = { readonly [field: string]: unknown }

const fail = (what: string) => () => {
  throw new Error(`no ${what}`)
}
/** Rows hold functions where a field fails. */
const read = (field: string) => (row: unknown) => {
  const value = (row as Row)[field]
  return typeof value === 'function' ? value() : value
}
const told = (field: string) => (row: unknown) => JSON.stringify((row as Row)[field] ?? 'nothing')

/** The first fails wherever it can, the second is whole, the third is null throughout. */
const failing: Suite = {
  name: 'requirements that fail',
  subgraphs: {
    parts: {
      sdl: `type Query { all: [Part!] }
        type Part @key(fields: "id") { id: ID! weight: Int dims: Dims tags: [Tag] codes: [String] code: String! maker: Maker }
        type Dims { size: Int deep: Dims } type Tag { name: String } type Maker @key(fields: "code") { code: ID country: String }`,
      root: { all: [{ id: '1' }, { id: '2' }, { id: '3' }] },
      entities: {
        Part: [
          {
            id: '1',
            weight: fail('weight'),
            dims: { size: fail('size'), deep: { size: 1, deep: fail('deep') } },
            tags: [{ name: 'a' }, { name: fail('name') }],
            codes: ['x', null],
            code: 'c1',
            maker: { code: fail('code'), country: 'SE' },
          },
          {
            id: '2',
            weight: 2,
            dims: { size: 2, deep: null },
            tags: [{ name: null }, null],
            codes: [],
            code: 'c2',
            maker: { code: 'm', country: 'NO' },
          },
          {
            id: '3',
            weight: null,
            dims: null,
            tags: null,
            codes: null,
            code: 'c3',
            maker: { code: null, country: null },
          },
        ],
      },
      resolvers: {
        Dims: { size: read('size'), deep: read('deep') },
        Tag: { name: read('name') },
        Maker: { code: read('code') },
      },
    },
    prices: {
      sdl: `type Part @key(fields: "id") { id: ID! price: Int deal: Int }`,
      entities: {
        Part: [
          { id: '1', $error: 'no prices' },
          { id: '2', price: 20, deal: () => fail('deal')() },
          { id: '3', price: null, deal: 3 },
        ],
      },
    },
    stock: {
      sdl: `type Part @key(fields: "id") { id: ID! weight: Int @external dims: Dims @external tags: [Tag] @external
          codes: [String] @external price: Int @external deal: Int @external stock: Int
          byWeight: String @requires(fields: "weight") bySize: String @requires(fields: "dims { size }")
          byDeep: String @requires(fields: "dims { deep { size } }") byDeeper: String @requires(fields: "dims { deep { deep { size } } }")
          byTags: String @requires(fields: "tags { name }") byCodes: String @requires(fields: "codes")
          byPrice: String @requires(fields: "price") byDeal: String @requires(fields: "deal weight")
          near: Part }
        type Dims @external { size: Int deep: Dims } type Tag @external { name: String }
        type Maker @key(fields: "code") { code: ID parts: Int }`,
      entities: {
        Part: ['1', '2', '3'].map((id) => ({ id, stock: Number(id), near: { id: '2' } })),
        Maker: [
          { code: 'm', parts: 7 },
          { code: null, parts: 9 },
        ],
      },
      resolvers: {
        Part: {
          byWeight: told('weight'),
          bySize: told('dims'),
          byDeep: told('dims'),
          byDeeper: told('dims'),
          byTags: told('tags'),
          byCodes: told('codes'),
          byPrice: told('price'),
          byDeal: told('deal'),
        },
      },
    },
  },
  cases: {
    'a leaf': '{ all { byWeight } }',
    'a leaf beside what needs nothing': '{ all { stock byWeight near { id } } }',
    'a leaf of an object': '{ all { bySize } }',
    'a leaf of an object beside a sound one': '{ all { bySize byDeep stock } }',
    'an object of an object': '{ all { byDeeper byDeep } }',
    'a leaf in a list of objects': '{ all { byTags stock } }',
    'nulls that are values, in a list': '{ all { byCodes } }',
    'a reference that fails': '{ all { byPrice stock price } }',
    'a leaf of an entity, and another': '{ all { byDeal byWeight byCodes } }',
    'under aliases': '{ all { weight: id w: byWeight s: stock dims { size: deep { size } } b: bySize } }',
    'in named fragments':
      '{ all { ...A stock } } fragment A on Part { ...B byDeep } fragment B on Part { byWeight near { ...C } } fragment C on Part { byWeight stock }',
    'a key': '{ all { maker { parts country } } }',
    'a condition on the one that fails': {
      query:
        'query($yes: Boolean!) { all { byWeight @include(if: $yes) bySize @skip(if: $yes) stock @include(if: $yes) } }',
      variables: { yes: true },
    },
  },
}

const contexts: Suite = {
  name: 'contexts that fail',
  subgraphs: {
    a: {
      sdl: `type Query { shops: [Shop!]! }
        type Shop @key(fields: "id") { id: ID! currency: String owner: Owner item: Item } type Owner { name: String }
        type Item @key(fields: "id") { id: ID! }`,
      root: {
        shops: [
          { id: '1', currency: fail('currency'), owner: { name: fail('name') }, item: { id: 'i' } },
          { id: '2', currency: 'EUR', owner: { name: 'N' }, item: { id: 'i' } },
          { id: '3', currency: null, owner: null, item: { id: 'i' } },
        ],
      },
      entities: { Shop: [] },
      resolvers: { Shop: { currency: read('currency') }, Owner: { name: read('name') } },
    },
    b: {
      sdl: `type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String @external owner: Owner @external }
        type Owner @external { name: String }
        type Item @key(fields: "id") { id: ID! plain: String tax(c: String @fromContext(field: "$shop { currency }")): String
          by(n: String @fromContext(field: "$shop { owner { name } }")): String }`,
      entities: { Item: [{ id: 'i', plain: 'P' }], Shop: [] },
      resolvers: { Item: { tax: (_, { c }) => `tax ${c}`, by: (_, { n }) => `by ${n}` } },
    },
  },
  cases: {
    'a leaf': '{ shops { item { tax } } }',
    'a leaf beside what needs nothing': '{ shops { item { plain tax } } }',
    'a leaf of an object': '{ shops { item { by } } }',
  },
}

export const suites = [failing, contexts]
