import { execute, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { compose, ourGateway } from './support/gateways.ts'
import { type Hostile, randomQuery } from './support/random-query.ts'
import { Seeded } from './support/seeded.ts'
import type { SubgraphSpecs } from './support/subgraphs.ts'

/** More by `RANDOM_QUERIES=5000`; another `RANDOM_SEED` asks other ones. */
const total = Number(process.env.RANDOM_QUERIES ?? 500)
const seed = Number(process.env.RANDOM_SEED ?? 1)

type Row = { readonly [field: string]: unknown }

interface World {
  readonly specs: SubgraphSpecs
  /** What one server would answer from, that has everything. */
  readonly root: Row
  readonly maxDepth: number
}

const byId = (rows: { readonly [id: string]: Row }, field: string) => (row: unknown) =>
  rows[(row as Row).id as string]?.[field]
const reference = ({ id }: Row) => ({ id })

/** Books and films of one subgraph; two others know them as one type, and one of those requires a field of the other. */
function media(): World {
  const b: Record<string, unknown> = {
    __typename: 'Book',
    id: 'b',
    title: 'B',
    pages: 3,
    review: 5,
    stars: '*b',
    rank: '#5',
    kin: null,
  }
  const m: Record<string, unknown> = {
    __typename: 'Film',
    id: 'm',
    title: 'M',
    review: 4,
    stars: '*m',
    rank: '#4',
    kin: b,
    any: b,
    best: null,
    all: [],
  }
  Object.assign(b, { best: m, all: [b, m] })
  const rows: { readonly [id: string]: Row } = { b, m }
  const named = (id: string) => ({ __typename: rows[id]!.__typename, id })
  return {
    maxDepth: 2,
    root: { some: m, list: [b, m], found: [b, { __typename: 'Box', inside: m }], top: [b, m], seen: m },
    specs: {
      catalog: {
        sdl: `type Query { some: Media list: [Media!]! found: [Found] } union Found = Book | Box type Box { inside: Media }
          interface Media @key(fields: "id") { id: ID! title: String! kin: Media }
          type Book implements Media @key(fields: "id") { id: ID! title: String! kin: Media pages: Int }
          type Film implements Media @key(fields: "id") { id: ID! title: String! kin: Media any: Found }`,
        root: {
          some: named('m'),
          list: [named('b'), named('m')],
          found: [named('b'), { __typename: 'Box', inside: named('m') }],
        },
        resolvers: {
          Media: { __resolveReference: ({ id }: Row) => named(id as string) },
          Book: { __resolveReference: reference, title: () => 'B', pages: () => 3, kin: () => null },
          Film: { __resolveReference: reference, title: () => 'M', kin: () => named('b'), any: () => named('b') },
        },
      },
      reviews: {
        sdl: `type Query { top: [Media!]! }
          type Media @key(fields: "id") @interfaceObject { id: ID! review: Int! best: Media all: [Media!] }`,
        root: { top: [{ id: 'b' }, { id: 'm' }] },
        resolvers: {
          Media: {
            __resolveReference: reference,
            review: byId(rows, 'review'),
            best: ({ id }: never) => (id === 'b' ? { id: 'm' } : null),
            all: ({ id }: never) => (id === 'b' ? [{ id: 'b' }, { id: 'm' }] : []),
          },
        },
      },
      stars: {
        sdl: `type Query { seen: Media } type Media @key(fields: "id") @interfaceObject { id: ID! stars: String }`,
        root: { seen: { id: 'm' } },
        resolvers: { Media: { __resolveReference: reference, stars: byId(rows, 'stars') } },
      },
    },
  }
}

/** Shops that share a maker and its part, which is taxed and weighed by what other subgraphs say. */
function shops(): World {
  const item = (shop: Row) => ({
    id: 'i',
    name: 'I',
    weight: 7,
    tax: `tax ${shop.currency}`,
    by: `by ${(shop.owner as Row).name}`,
    heavy: 'weighs 7',
  })
  const shop = (id: string, currency: string) => {
    const row = { id, currency, name: `S${id}`, owner: { name: `N${id}`, nick: `K${id}` } }
    return { ...row, maker: { id: 'm', name: 'M', part: item(row), parts: [item(row)] } }
  }
  const all = [shop('1', 'EUR'), shop('2', 'USD')]
  return {
    maxDepth: 6,
    root: { shops: all, shop: all[1] },
    specs: {
      shops: {
        sdl: `type Query { shops: [Shop!]! shop: Shop } type Shop @key(fields: "id") { id: ID! currency: String name: String owner: Owner maker: Maker }
          type Owner { name: String nick: String } type Maker @key(fields: "id") { id: ID! }`,
        root: { shops: all, shop: all[1] },
        entities: { Shop: [] },
      },
      makers: {
        sdl: `type Maker @key(fields: "id") { id: ID! name: String part: Item parts: [Item!] }
          type Item @key(fields: "id") { id: ID! name: String weight: Int }`,
        entities: {
          Maker: [{ id: 'm', name: 'M', part: { id: 'i' }, parts: [{ id: 'i' }] }],
          Item: [{ id: 'i', name: 'I', weight: 7 }],
        },
      },
      taxes: {
        sdl: `type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String @external owner: Owner @external }
          type Owner @external { name: String }
          type Item @key(fields: "id") { id: ID! weight: Int @external heavy: String @requires(fields: "weight")
            tax(c: String @fromContext(field: "$shop { currency }")): String
            by(n: String @fromContext(field: "$shop { owner { name } }")): String }`,
        entities: { Item: [{ id: 'i' }], Shop: [] },
        resolvers: {
          Item: {
            tax: (_, { c }) => `tax ${c}`,
            by: (_, { n }) => `by ${n}`,
            heavy: ({ weight }: never) => `weighs ${weight}`,
          },
        },
      },
    },
  }
}

const planners = [
  '_entities',
  'client_nothing',
  'client_id',
  'client_name',
  'id__alias_0',
  'name__alias_0',
  'representations',
]
const worlds: { readonly [name: string]: { readonly make: () => World; readonly hostile: Hostile } } = {
  'interface objects': {
    make: media,
    hostile: {
      aliases: [...planners, 'id', 'title', 'review', 'best', 'all', 'stars', '__kind', 'toString', 'constructor'],
      variables: ['representations', 'client_representations', 'toString', 'contextualArgument_1_0'],
    },
  },
  'contexts and requirements': {
    make: shops,
    hostile: {
      aliases: [...planners, 'id', 'currency', 'owner', 'name', 'weight', 'maker', 'part', '__kind', 'valueOf'],
      variables: ['representations', 'contextualArgument_3_0', 'contextualArgument_3_1', 'constructor'],
    },
  },
}

describe.each(Object.entries(worlds))(
  'made-up queries to %s, full of names that collide',
  (name, { make, hostile }) => {
    test('have the answer of one server that has everything', { timeout: 600_000 }, async () => {
      const { specs, root, maxDepth } = make()
      const gateway = ourGateway(compose(specs))
      const random = new Seeded(`${seed} ${name} collisions`)
      let asked = 0
      for (let made = 0; made < total; made++) {
        const { query, variables } = randomQuery(gateway.apiSchema, random, maxDepth, hostile)
        const document = parse(query)
        if (validate(gateway.apiSchema, document).length > 0) continue
        asked++
        const expected = await execute({
          schema: gateway.apiSchema,
          document,
          rootValue: root,
          ...(variables && { variableValues: variables }),
        })
        const { data, errors } = await gateway.execute({ query, variables })
        expect(errors, query).toBeUndefined()
        expect(data, query).toEqual(JSON.parse(JSON.stringify(expected.data)))
        gateway.sent.length = 0
      }
      expect(asked).toBeGreaterThan(total / 10)
    })
  },
)
