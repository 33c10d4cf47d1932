import type { Suite } from '../support/corpus.ts'

const media = [
  { __typename: 'Book', id: 'b1', title: 'Book 1', pages: 100, author: { name: 'A' } },
  { __typename: 'Film', id: 'f1', title: 'Film 1', minutes: 90 },
  { __typename: 'Book', id: 'b2', title: 'Book 2', pages: 200, author: null },
]

const library: Suite = {
  name: 'library',
  subgraphs: {
    catalog: {
      sdl: `type Query { media: [Media!] one(id: ID!): Media search(text: String): [Found] shelf: Shelf }
        interface Media { id: ID! title: String }
        interface Timed implements Media { id: ID! title: String minutes: Int }
        type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int author: Author }
        type Film implements Media & Timed @key(fields: "id") { id: ID! title: String minutes: Int }
        type Author { name: String } union Found = Book | Film | Author
        type Shelf { items: [Media] best: Found grid: [[Found]] }`,
      root: {
        media,
        one: (_: unknown, { id }: { id: string }) => media.find((item) => item.id === id) ?? null,
        search: [...media.slice(0, 2), { __typename: 'Author', name: 'Z' }, null],
        shelf: { items: [media[1], null, media[0]], best: media[1], grid: [[media[0], media[1]], null, []] },
      },
      entities: {
        Book: media.filter((m) => m.__typename === 'Book'),
        Film: media.filter((m) => m.__typename === 'Film'),
      },
    },
    ratings: {
      sdl: `interface Rated { stars: Int }
        type Book implements Rated @key(fields: "id") { id: ID! stars: Int readers: [Reader!] }
        type Film implements Rated @key(fields: "id") { id: ID! stars: Int }
        type Reader { name: String last: Rated }`,
      entities: {
        Book: [
          { id: 'b1', stars: 5, readers: [{ name: 'R', last: { __typename: 'Film', id: 'f1' } }] },
          { id: 'b2', stars: null, readers: [] },
        ],
        Film: [{ id: 'f1', stars: 3 }],
      },
    },
  },
  cases: {
    'fields of the interface': '{ media { id title } }',
    typenames: '{ media { __typename kind: __typename } }',
    'fragments by type': '{ media { title ... on Book { pages author { name } } ... on Film { minutes } } }',
    'a fragment on an interface of an interface': '{ media { ... on Timed { minutes __typename } } }',
    'a union': '{ search { __typename ... on Book { title } ... on Author { name } } }',
    'interface fragments on a union': '{ search { ... on Media { id title } } }',
    'another subgraph by type': '{ media { ... on Book { stars } ... on Film { stars } } }',
    'an interface of another subgraph': '{ media { ... on Rated { stars } } }',
    'types of two subgraphs in lists':
      '{ media { ... on Book { readers { name last { stars ... on Film { title } } } } } }',
    'a fragment that never applies': '{ one(id: "f1") { id ... on Book { pages } } }',
    'a missing one': '{ one(id: "x") { id ... on Book { stars } } }',
    'lists of lists of a union': '{ shelf { grid { ... on Book { title stars } ... on Film { minutes } } } }',
    'nulls among an interface': '{ shelf { items { id ... on Book { stars } } } }',
    'one field of different types under one name': '{ media { ... on Book { x: pages } ... on Film { x: minutes } } }',
    'one name for a leaf and a list by type':
      '{ search { ... on Book { y: title } ... on Author { y: name } ... on Film { y: title } } }',
    'named fragments in fragments': `{ media { ...M } } fragment M on Media { ...B ...F title } fragment B on Book { pages stars } fragment F on Film { minutes ...T } fragment T on Timed { id }`,
    'the same fragment twice': '{ media { ...M ...M ... on Book { ...M } } } fragment M on Media { id title }',
    'a typename and nothing else': '{ shelf { best { __typename } } }',
    'fragment conditions by variable': {
      query:
        'query($b: Boolean!) { media { id ... on Book @include(if: $b) { pages stars } ... on Film @skip(if: $b) { minutes stars } } }',
      variables: { b: true },
    },
  },
}

const interfaceObjects: Suite = {
  name: 'interface objects',
  subgraphs: {
    accounts: {
      sdl: `type Query { accounts: [Account!] root: Root }
        interface Account @key(fields: "id") { id: ID! name: String }
        type Person implements Account @key(fields: "id") { id: ID! name: String email: String }
        type Firm implements Account @key(fields: "id") { id: ID! name: String vat: String }
        type Root { admin: Account }`,
      root: {
        accounts: [
          { __typename: 'Person', id: 'p', name: 'Pat', email: 'e' },
          { __typename: 'Firm', id: 'f', name: 'Firm', vat: 'v' },
        ],
        root: { admin: { __typename: 'Person', id: 'p', name: 'Pat', email: 'e' } },
      },
      entities: {
        Account: [
          { __typename: 'Person', id: 'p', name: 'Pat', email: 'e' },
          { __typename: 'Firm', id: 'f', name: 'Firm', vat: 'v' },
        ],
        Person: [{ id: 'p', name: 'Pat', email: 'e' }],
        Firm: [{ id: 'f', name: 'Firm', vat: 'v' }],
      },
    },
    activity: {
      sdl: `type Query { latest: Account all: [Account] }
        type Account @key(fields: "id") @interfaceObject { id: ID! posts(first: Int = 9): [String!] friend: Account score: Int }`,
      root: { latest: { id: 'f' }, all: [{ id: 'p' }, null, { id: 'f' }] },
      entities: {
        Account: [
          { id: 'p', posts: ['x', 'y'], friend: { id: 'f' }, score: 1 },
          { id: 'f', posts: [], friend: null, score: 2 },
        ],
      },
      resolvers: {
        Account: {
          friend: ({ id }: never) => (id === 'p' ? { id: 'f' } : null),
          score: ({ id }: never) => (id === 'p' ? 1 : 2),
        },
      },
    },
    more: {
      sdl: `type Account @key(fields: "id") @interfaceObject { id: ID! score: Int @external rank: String @requires(fields: "score") }`,
      entities: { Account: [{ id: 'p' }, { id: 'f' }] },
      resolvers: { Account: { rank: ({ score }: never) => `#${score}` } },
    },
  },
  cases: {
    'fields of the object from the interface': '{ accounts { id posts } }',
    'fields of the interface from the object': '{ latest { id name } }',
    'the real typename from the object': '{ latest { __typename id } }',
    'fragments by real type from the object': '{ all { ... on Person { email } ... on Firm { vat } } }',
    'object fields by real type': '{ accounts { ... on Person { posts } ... on Firm { id } } }',
    'only what the object has': '{ latest { id posts score } }',
    'object to object': '{ accounts { name friend { id score } } }',
    'object to interface and back': '{ accounts { friend { name __typename friend { id } } } }',
    'a requirement between two objects': '{ accounts { id rank } }',
    'a requirement from the object itself': '{ all { id rank name } }',
    'in a nested place': '{ root { admin { id posts ... on Person { email } } } }',
    'an argument on an object field': {
      query: 'query($n: Int) { accounts { posts(first: $n) } }',
      variables: { n: 1 },
    },
  },
}

const unions: Suite = {
  name: 'unions of several subgraphs',
  subgraphs: {
    a: {
      sdl: `type Query { feed: [Entry!] aside: Side }
        union Entry = Post | Photo union Side = Post | Photo
        type Post @key(fields: "id") { id: ID! text: String } type Photo @key(fields: "id") { id: ID! url: String }`,
      root: {
        feed: [
          { __typename: 'Post', id: 'p', text: 'T' },
          { __typename: 'Photo', id: 'i', url: 'U' },
        ],
        aside: { __typename: 'Photo', id: 'i', url: 'U' },
      },
      entities: { Post: [{ id: 'p', text: 'T' }], Photo: [{ id: 'i', url: 'U' }] },
    },
    b: {
      sdl: `type Query { other: Entry feed2: [Entry] }
        union Entry = Post | Video
        type Post @key(fields: "id") { id: ID! likes: Int } type Video @key(fields: "id") { id: ID! length: Int }
        type Photo @key(fields: "id") { id: ID! likes: Int broken: Int }`,
      root: {
        other: { __typename: 'Video', id: 'v', length: 3 },
        feed2: [
          { __typename: 'Post', id: 'p' },
          { __typename: 'Video', id: 'v', length: 3 },
        ],
      },
      entities: {
        Post: [{ id: 'p', likes: 7 }],
        Video: [{ id: 'v', length: 3 }],
        Photo: [
          {
            id: 'i',
            likes: 2,
            broken: () => {
              throw new Error('broken')
            },
          },
        ],
      },
    },
  },
  cases: {
    'members of the first':
      '{ feed { __typename ... on Post { text likes } ... on Photo { url likes } ... on Video { length } } }',
    'members of the second':
      '{ other { __typename ... on Video { length } ... on Photo { url } } feed2 { ... on Post { text } } }',
    'both unions at once':
      '{ feed { ...E } feed2 { ...E } aside { __typename } } fragment E on Entry { ... on Post { id likes text } ... on Video { length } ... on Photo { url } }',
    'an error of the one member that is fetched': '{ feed { ... on Photo { broken } } }',
    'a member the subgraph does not know': '{ other { ... on Photo { url } } }',
  },
}

const interfaceNames: Suite = {
  name: 'names of interface objects',
  subgraphs: {
    a: {
      sdl: `type Query { some: Media box: Box }
        interface Media @key(fields: "id") { id: ID! title: String! }
        type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int }
        type Movie implements Media @key(fields: "id") { id: ID! title: String! }
        union Any = Book | Box type Box { in: Any }`,
      root: { some: { __typename: 'Movie', id: 'm', title: 'M' }, box: { in: { __typename: 'Book', id: 'b' } } },
      entities: {
        Book: [{ id: 'b', title: 'B', pages: 3 }],
        Movie: [{ id: 'm', title: 'M' }],
      },
      resolvers: {
        Media: {
          __resolveReference: ({ id }: { id: string }) =>
            ({ b: { __typename: 'Book', id, title: 'B', pages: 3 }, m: { __typename: 'Movie', id, title: 'M' } })[id] ??
            null,
        },
      },
    },
    b: {
      sdl: `type Query { top: [Media!]! maybe: [Media] }
        type Media @key(fields: "id") @interfaceObject { id: ID! review: Int! best: Media all: [Media] }`,
      root: {
        top: [
          { id: 'b', review: 5, best: { id: 'm', review: 4 } },
          { id: 'm', review: 4, best: null },
        ],
        maybe: [
          { id: 'b', review: 5 },
          { id: 'gone', review: 1 },
        ],
      },
      entities: {
        Media: [
          {
            id: 'b',
            review: 5,
            best: { id: 'm', review: 4 },
            all: [{ id: 'm', review: 4 }, null, { id: 'b', review: 5 }],
          },
          { id: 'm', review: 4, best: null, all: [] },
          { id: 'gone', review: 1 },
        ],
      },
    },
  },
  cases: {
    'a fragment on a type and a field of the object': '{ top { title ... on Book { review } } }',
    'a typename beside both': '{ top { __typename title ... on Book { __typename review } } }',
    'a typename of another name': '{ top { t: __typename title ... on Book { u: __typename review } } }',
    'typenames where the object leads':
      '{ top { t: __typename best { __typename ... on Movie { title r: review } } } }',
    'typenames in lists of the object':
      '{ top { __typename all { __typename id ... on Book { pages review __typename } ... on Movie { title review } } } }',
    'named fragments as clients send them':
      '{ top { ...M __typename } } fragment M on Media { id title ...B __typename } fragment B on Book { review pages __typename }',
    'from the interface and back':
      '{ some { review __typename ... on Movie { __typename review } ... on Book { pages } } }',
    'a member of a union':
      '{ box { __typename in { __typename ... on Book { review title __typename best { __typename title ... on Movie { review } } } } } }',
    'of an object that nobody knows': '{ maybe { id review } }',
    'the typename of one that nobody knows': '{ maybe { id __typename } }',
  },
}

export const suites = [library, interfaceObjects, interfaceNames, unions]
