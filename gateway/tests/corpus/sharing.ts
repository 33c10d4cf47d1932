import type { Suite } from '../support/corpus.ts'

let stored: string[] = []

const mutations: Suite = {
  name: 'mutations',
  subgraphs: {
    a: {
      sdl: `type Query { log: [String!] }
        type Mutation { reset: Boolean addA(x: Int): Entry failA: Entry hardA: Entry! slowA(ms: Int): Entry }
        type Entry @key(fields: "id") { id: ID! log: [String!]! @shareable }`,
      root: {
        log: () => stored,
        reset: () => {
          stored = []
          return true
        },
        addA: (_: unknown, { x }: { x: number }) => {
          stored.push(`a${x}`)
          return { id: `a${x}`, log: [...stored] }
        },
        slowA: async (_: unknown, { ms }: { ms: number }) => {
          await new Promise((resolve) => setTimeout(resolve, ms))
          stored.push('slow')
          return { id: 'slow', log: [...stored] }
        },
        failA: () => {
          stored.push('fail')
          throw new Error('no a')
        },
        hardA: () => {
          throw new Error('hard a')
        },
      },
      entities: { Entry: [] },
    },
    b: {
      sdl: 'type Mutation { addB(x: Int): Entry } type Entry @key(fields: "id") { id: ID! log: [String!]! @shareable upper: String }',
      root: {
        addB: (_: unknown, { x }: { x: number }) => {
          stored.push(`b${x}`)
          return { id: `b${x}`, log: [...stored] }
        },
      },
      entities: {
        Entry: ['a1', 'a2', 'b1', 'b2', 'slow'].map((id) => ({ id, upper: id.toUpperCase() })),
      },
    },
  },
  cases: {
    'in the order of the request':
      'mutation { reset a1: addA(x: 1) { log } b1: addB(x: 1) { log } a2: addA(x: 2) { log } b2: addB(x: 2) { log } }',
    'each waits for the one before': 'mutation { reset slowA(ms: 20) { log } addB(x: 1) { log } }',
    'with fields of another subgraph': 'mutation { reset addA(x: 1) { id upper } addB(x: 2) { id upper log } }',
    'one that fails stops no other': 'mutation { reset failA { id } addB(x: 1) { log } }',
    'a non-null one that fails costs the answer':
      'mutation { reset addA(x: 1) { id } hardA { id } addB(x: 1) { log } }',
    'skipped ones do not run': {
      query: 'mutation($no: Boolean!) { reset addA(x: 1) @include(if: $no) { id } addB(x: 2) { log } }',
      variables: { no: false },
    },
    'the typename of a mutation': 'mutation { __typename reset t: __typename }',
  },
}

const shared: Suite = {
  name: 'sharing',
  subgraphs: {
    a: {
      sdl: `type Query { viewer: Viewer @shareable box: Box @shareable product: Product hidden: Hidden }
        type Viewer @shareable { id: ID name: String } type Box @shareable { w: Int inner: Inner } type Inner @shareable { x: Int y: Int }
        type Product @key(fields: "id") { id: ID! name: String @shareable old: Int moved: String }
        type Hidden { open: Int shut: Int @inaccessible }`,
      root: {
        viewer: { id: 'v', name: 'V' },
        box: { w: 1, inner: { x: 1, y: 2 } },
        product: { id: 'p', name: 'a-name', old: 1, moved: 'from a' },
        hidden: { open: 1, shut: 2 },
      },
      entities: { Product: [{ id: 'p', name: 'a-name', old: 1, moved: 'from a' }] },
    },
    b: {
      sdl: `type Query { viewer: Viewer @shareable box: Box @shareable products: [Product!] reviews: [Review!] }
        type Viewer @shareable { id: ID inbox: [String!] } type Box @shareable { w: Int inner: Inner depth: Int } type Inner @shareable { x: Int y: Int }
        type Product @key(fields: "id") { id: ID! name: String @external moved: String @override(from: "a") reviews: [Review!] }
        type Review @key(fields: "id") { id: ID! product: Product @provides(fields: "name") text: String }`,
      root: {
        viewer: { id: 'v', inbox: ['m'] },
        box: { w: 1, inner: { x: 1, y: 2 }, depth: 3 },
        products: [{ id: 'p', name: 'b-name', moved: 'from b' }],
        reviews: [{ id: 'r', product: { id: 'p', name: 'provided' }, text: 't' }],
      },
      entities: {
        Product: [{ id: 'p', name: 'b-name', moved: 'from b', reviews: [{ id: 'r', text: 't' }] }],
        Review: [{ id: 'r', text: 't', product: { id: 'p' } }],
      },
    },
    c: {
      sdl: `type Query { viewer: Viewer @shareable }
        type Viewer @shareable { id: ID broken: Int } extend type Product @key(fields: "id") { id: ID! @external extra: Int }`,
      root: {
        viewer: () => {
          throw new Error('c is down')
        },
      },
      entities: { Product: [{ id: 'p', extra: 9 }] },
    },
  },
  cases: {
    'a root of all subgraphs, each its part': '{ viewer { id name inbox } }',
    'one of them down costs its own part': '{ viewer { id name inbox broken } }',
    'the same twice under aliases': '{ a: viewer { name } b: viewer { inbox } }',
    'value types merge': '{ box { w depth inner { x y } } }',
    'a field that moved': '{ product { moved } products { moved name } }',
    'what is provided needs no fetch': '{ reviews { product { name } } }',
    'what is provided and what is not': '{ reviews { product { name old } } }',
    'an extended type of the first federation': '{ product { extra name } }',
    'what is inaccessible is left out': '{ hidden { open } }',
    'shareable names by the nearest': '{ product { name reviews { text } } }',
  },
}

const contexts: Suite = {
  name: 'contexts',
  subgraphs: {
    a: {
      sdl: `type Query { shops: [Shop!]! }
        type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String! owner: Owner! items: [Item!]! groups: [Group!] }
        type Owner { name: String! } type Group { items: [Item!] }
        type Item @key(fields: "id") { id: ID!
          price(currency: String @fromContext(field: "$shop { currency }")): String!
          label(by: String @fromContext(field: "$shop { owner { name } }") size: Int = 1): String }`,
      root: {
        shops: [
          {
            id: 's1',
            currency: 'EUR',
            owner: { name: 'O1' },
            items: [{ id: 'i1' }, { id: 'i2' }],
            groups: [{ items: [{ id: 'i1' }] }],
          },
          { id: 's2', currency: 'USD', owner: { name: 'O2' }, items: [{ id: 'i1' }], groups: null },
        ],
      },
      entities: { Item: [{ id: 'i1' }, { id: 'i2' }], Shop: [] },
      resolvers: {
        Item: {
          price: (item, { currency }) => `${(item as { id: string }).id} in ${currency}`,
          label: (_, { by, size }) => `${by} x${size}`,
        },
      },
    },
    b: {
      sdl: 'type Item @key(fields: "id") { id: ID! weight: Int }',
      entities: {
        Item: [
          { id: 'i1', weight: 1 },
          { id: 'i2', weight: 2 },
        ],
      },
    },
  },
  cases: {
    'a value of the object around': '{ shops { id items { price } } }',
    'the same entity in two contexts': '{ shops { items { id price weight } } }',
    'a value deeper in the context': '{ shops { items { label(size: 2) } } }',
    'two contexts at once': '{ shops { items { price label } } }',
    'from further out': '{ shops { groups { items { price } } } }',
    'an alias in the way': '{ s: shops { c: currency it: items { p: price } } }',
  },
}

/** Shops that share a maker, whose part is taxed by what is around it. */
const collisions: Suite = {
  name: 'contexts and names that collide',
  subgraphs: {
    a: {
      sdl: `type Query { shops: [Shop!]! }
        type Shop @key(fields: "id") { id: ID! currency(as: String): String! owner: Owner maker: Maker }
        type Owner { name: String nick: String } type Maker @key(fields: "id") { id: ID! }`,
      root: {
        shops: [
          { id: 's1', currency: 'EUR', owner: { name: 'N1', nick: 'K1' }, maker: { id: 'm' } },
          { id: 's2', currency: 'USD', owner: { name: 'N2', nick: 'K2' }, maker: { id: 'm' } },
        ],
      },
      entities: { Shop: [] },
      resolvers: { Shop: { currency: (shop, args) => args.as ?? (shop as { currency: string }).currency } },
    },
    b: {
      sdl: `type Maker @key(fields: "id") { id: ID! name: String part: Item parts: [Item!] }
        type Item @key(fields: "id") { id: ID! }`,
      entities: { Maker: [{ id: 'm', name: 'M', part: { id: 'i' }, parts: [{ id: 'i' }, { id: 'j' }] }] },
    },
    c: {
      sdl: `type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency(as: String): String! @external owner: Owner @external }
        type Owner @external { name: String }
        type Item @key(fields: "id") { id: ID! plain(x: String): String
          tax(c: String @fromContext(field: "$shop { currency }") x: String): String
          by(n: String @fromContext(field: "$shop { owner { name } }")): String }`,
      entities: { Item: [{ id: 'i' }, { id: 'j' }], Shop: [] },
      resolvers: {
        Item: {
          tax: (_, { c, x = 'nothing' }) => `${c} ${x}`,
          by: (_, { n }) => `by ${n}`,
          plain: (_, { x }) => `plain ${x}`,
        },
      },
    },
  },
  cases: {
    'an object that two parents share has the context of each': '{ shops { id maker { part { tax by } } } }',
    'so do the items of a shared list': '{ shops { maker { parts { id tax } } } }',
    'an alias named like what a context selects': '{ shops { currency: id maker { part { tax } } } }',
    'an alias named like an object that a context selects': '{ shops { owner: currency maker { part { by } } } }',
    'an alias named like a field below it': '{ shops { owner { name: nick } maker { part { by } } } }',
    'the field of a context with an argument': '{ shops { currency(as: "SEK") maker { part { tax } } } }',
    'an alias named like a key': '{ shops { id: currency maker { id: name part { id: tax } } } }',
    "variables called like the planner's": {
      query: `query($representations: String, $contextualArgument_3_0: String = "d") {
        shops { maker { part { tax(x: $representations) plain(x: $contextualArgument_3_0) } } } }`,
      variables: { representations: 'r' },
    },
    "a condition called like the planner's": {
      query: `query($representations: Boolean!, $client_representations: Boolean!) {
        shops { maker @include(if: $representations) { name @skip(if: $client_representations) part { tax @skip(if: $representations) plain } } } }`,
      variables: { representations: true, client_representations: false },
    },
    'variables called like what objects inherit': {
      query:
        'query($toString: String, $constructor: String) { shops { maker { part { tax(x: $toString) plain(x: $constructor) } } } }',
      variables: { toString: 't', constructor: 'c' },
    },
    "aliases called like the planner's":
      'query _entities { shops { client_nothing: currency _entities: id client_id: id id__alias_0: currency maker { client_part: name part__alias_0: part { id__alias_0: plain } } } }',
  },
}

export const suites = [mutations, shared, contexts, collisions]
