import type { Suite } from '../support/corpus.ts'

const fail = (message: string, code?: string) => () => {
  throw Object.assign(new Error(message), code ? { extensions: { code } } : {})
}

const shop: Suite = {
  name: 'nulls and errors',
  subgraphs: {
    items: {
      sdl: `type Query { items: [Item!] holes: [Item] strict: [Item!]! one: Item must: Item! fails: Item failsHard: Item! pair: Pair grid: [[Item!]!] leaf: String! codes: Item shelf: Shelf }
        type Item @key(fields: "id") { id: ID! name: String title: String! sub: Sub! soft: Sub part: [Sub!]! }
        type Sub { a: Int! b: Int } type Pair { left: Item! right: Item }
        type Shelf { items: [Item!]! }`,
      root: {
        items: ['1', '2', '3'].map((id) => ({ id })),
        holes: [{ id: '1' }, null, { id: '3' }],
        strict: [{ id: '1' }, { id: '2' }],
        one: { id: '2' },
        must: { id: '1' },
        fails: fail('no item', 'GONE'),
        failsHard: fail('no hard item'),
        pair: { left: { id: '1' }, right: { id: '2' } },
        grid: [[{ id: '1' }, { id: '2' }], [{ id: '3' }]],
        leaf: fail('no leaf'),
        codes: fail('coded', 'TEAPOT'),
        shelf: { items: [{ id: '1' }, { id: '2' }] },
      },
      entities: {
        Item: [
          { id: '1', name: 'One', title: 'T1', sub: { a: 1, b: 2 }, soft: { a: 1, b: 2 }, part: [{ a: 1 }] },
          {
            id: '2',
            name: () => fail('no name')(),
            title: () => fail('no title')(),
            sub: { a: null, b: 2 },
            soft: { a: null, b: 1 },
            part: [{ a: 1 }, { a: null }],
          },
          { id: '3', name: null, title: 'T3', sub: { a: 3, b: null }, soft: null, part: [] },
        ],
      },
    },
    stock: {
      sdl: `type Item @key(fields: "id") { id: ID! count: Int must: Int! near: [Item!] box: Box }
        type Box { size: Int! item: Item! }`,
      entities: {
        Item: [
          { id: '1', count: 5, must: 1, near: [{ id: '2' }, { id: '1' }], box: { size: 1, item: { id: '1' } } },
          {
            id: '2',
            count: () => fail('no count', 'NO_COUNT')(),
            must: () => fail('no must')(),
            near: [],
            box: { size: 2, item: { id: '2' } },
          },
          { id: '3', $error: 'no reference' },
        ],
      },
    },
    broken: {
      sdl: 'type Item @key(fields: "id") { id: ID! lost: Int lostMust: Int! } type Query { gone: Int goneMust: Int! }',
      root: { gone: fail('all is lost'), goneMust: fail('must is lost') },
      entities: { Item: [{ id: '1', lost: () => fail('lost')(), lostMust: () => fail('lost')() }] },
    },
  },
  cases: {
    'a nullable leaf that fails': '{ one { id name } }',
    'a leaf that fails in a list has its index': '{ items { id name } }',
    'a non-null leaf takes its object': '{ one { title } must { title } }',
    'a non-null leaf in a list of non-null takes the list': '{ items { title } }',
    'a non-null leaf in a list with holes takes its item': '{ holes { id title } }',
    'a non-null list takes the data': '{ strict { title } }',
    'a non-null object takes its object': '{ pair { left { sub { a } } right { sub { a } } } }',
    'a nullable object stops it': '{ items { soft { a b } } }',
    'a list of non-null objects': '{ one { id part { a } } }',
    'lists of lists have both indices': '{ grid { id name } }',
    'an error of a root': '{ fails { id } one { id } }',
    'an error of a non-null root': '{ failsHard { id } one { id } }',
    'a code goes through': '{ codes { id } }',
    'a non-null scalar root': '{ leaf }',
    'an error in an entity has its place': '{ items { id count } }',
    'an error in an entity below lists': '{ shelf { items { near { count } } } grid { count } }',
    'a reference that fails': '{ holes { id count } }',
    'a non-null entity field takes its object': '{ holes { id must } }',
    'a non-null entity field takes the list': '{ items { id must } }',
    'a non-null entity field takes the data': '{ strict { must } }',
    'an entity that is not found': '{ holes { id lost } }',
    'a non-null field of an entity that is not found': '{ holes { id lostMust } }',
    'errors of two subgraphs': '{ items { name count } gone }',
    'one subgraph fails, the others answer': '{ gone one { id } must { count } }',
    'a non-null root that fails takes the others': '{ goneMust one { id } }',
    'aliases in the path of an error': '{ i: items { n: name c: count } }',
    'an aliased entity twice': '{ a: one { count } b: one { c: count } }',
    'the same entity in two places has two errors': '{ shelf { items { box { item { count } } } } }',
    'deep null bubbling across a fetch': '{ holes { box { size item { must } } } }',
    'bubbling stops at the nearest nullable': '{ holes { near { box { item { title } } } } }',
  },
}

const leaves: Suite = {
  name: 'bad values',
  subgraphs: {
    a: {
      sdl: `type Query { t: T list: [T!] must: M any: U }
        type T @key(fields: "id") { id: ID! e: E kind: I ee: [E] } type M @key(fields: "id") { id: ID! e: E! }
        enum E { A B HIDDEN @inaccessible } interface I { x: Int } type X implements I { x: Int } type Y implements I @inaccessible { x: Int }
        union U = X | Y`,
      root: {
        t: { id: '1' },
        list: [{ id: '1' }, { id: '2' }],
        must: { id: '1', e: 'HIDDEN' },
        any: { __typename: 'Y', x: 1 },
      },
      entities: {
        T: [
          { id: '1', e: 'HIDDEN', kind: { __typename: 'Y', x: 1 }, ee: ['A', 'HIDDEN'] },
          { id: '2', e: 'B', kind: { __typename: 'X', x: 2 }, ee: null },
        ],
      },
    },
  },
  cases: {
    'an enum value that clients may not see': '{ t { id e } list { e } }',
    'in a list': '{ list { ee } }',
    'in a non-null place': '{ must { id e } t { id } }',
    'a type that clients may not see': '{ list { kind { x } } any { ... on X { x } } }',
  },
}

export const suites = [shop, leaves]
