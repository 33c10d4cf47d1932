import type { Suite } from '../support/corpus.ts'

const user = (id: string) => ({ __typename: 'User', id })
const people = [
  { id: '1', name: 'Ada', age: 36, email: 'ada@x.test' },
  { id: '2', name: 'Grace', age: 85, email: 'grace@x.test' },
]
const reviews = [
  { id: 'r1', body: 'Good', stars: 5, author: user('1'), product: { upc: 'a' } },
  { id: 'r2', body: 'Bad', stars: 1, author: user('2'), product: { upc: 'a' } },
  { id: 'r3', body: null, stars: 3, author: user('1'), product: { upc: 'b' } },
  { id: 'r4', body: 'Lost', stars: 2, author: null, product: null },
  { id: 'r5', body: 'Gone', stars: 4, author: user('404'), product: { upc: 'zzz' } },
]

const shop: Suite = {
  name: 'shop',
  subgraphs: {
    users: {
      sdl: `type Query { me: User users: [User!] user(id: ID!): User }
        type User @key(fields: "id") @key(fields: "email") { id: ID! name: String age: Int email: String }`,
      root: {
        me: people[0],
        users: people,
        user: (_: unknown, { id }: { id: string }) => people.find((person) => person.id === id) ?? null,
      },
      entities: { User: people },
    },
    reviews: {
      sdl: `type Query { reviews(first: Int = 2): [Review] review(id: ID!): Review }
        type Review @key(fields: "id") { id: ID! body: String stars: Int author: User product: Product }
        type User @key(fields: "id") { id: ID! reviews(min: Int = 0): [Review!] }
        type Product @key(fields: "upc") { upc: String! reviews: [Review!] }`,
      root: {
        reviews: (_: unknown, { first }: { first: number }) => reviews.slice(0, first),
        review: (_: unknown, { id }: { id: string }) => reviews.find((review) => review.id === id) ?? null,
      },
      entities: {
        User: ['1', '2'].map((id) => ({
          id,
          reviews: ({ min }: { min: number }) => reviews.filter((r) => r.author?.id === id && r.stars >= min),
        })),
        Product: ['a', 'b'].map((upc) => ({
          upc,
          reviews: () => reviews.filter((review) => review.product?.upc === upc),
        })),
      },
    },
    products: {
      sdl: `type Query { product(upc: String!): Product products: [Product] }
        type Product @key(fields: "upc") { upc: String! title: String price: Int tags: [String!]! dims: Dims }
        type Dims { w: Int h: Int }`,
      root: {
        products: [{ upc: 'a' }, null, { upc: 'b' }].map(
          (ref) => ref && { ...ref, title: ref.upc, price: 1, tags: [] },
        ),
        product: (_: unknown, { upc }: { upc: string }) => ({ upc, title: upc, price: 1, tags: ['t'] }),
      },
      entities: {
        Product: [
          { upc: 'a', title: 'Anvil', price: 10, tags: ['x', 'y'], dims: { w: 1, h: 2 } },
          { upc: 'b', title: 'Bolt', price: 2, tags: [], dims: null },
        ],
      },
    },
  },
  cases: {
    'a root field of one subgraph': '{ me { id name } }',
    'an entity field of another subgraph': '{ me { name reviews { body } } }',
    'a list of entities in one fetch': '{ users { id reviews { id } } }',
    'a reference back to where it came from': '{ me { reviews { author { name } } } }',
    'three subgraphs in a row': '{ me { reviews { product { title } } } }',
    'two entity fields side by side': '{ reviews(first: 3) { author { name } product { title } } }',
    'the same person many times': '{ reviews(first: 4) { id author { id name age } } }',
    'a null reference stays null': '{ review(id: "r4") { author { name } product { title } } }',
    'an unknown entity is null in each field': '{ review(id: "r5") { author { id name } product { upc title } } }',
    'only the key needs no second fetch': '{ review(id: "r1") { author { id } product { upc } } }',
    'a missing root is null': '{ review(id: "nope") { body author { name } } }',
    'a list with a hole': '{ products { title reviews { id } } }',
    'a nested plain object': '{ review(id: "r1") { product { dims { w h } } } }',
    'a nested plain object that is null': '{ review(id: "r3") { product { dims { w h } } } }',
    'a list of scalars': '{ reviews(first: 3) { product { tags } } }',
    'arguments on an entity field': '{ me { reviews(min: 4) { id stars } } }',
    'arguments by variable': {
      query: 'query($min: Int!, $id: ID!) { user(id: $id) { reviews(min: $min) { id } } }',
      variables: { min: 4, id: '1' },
    },
    'several roots of several subgraphs': '{ me { name } reviews { id } product(upc: "a") { title } }',
    'the same root twice under aliases':
      '{ a: user(id: "1") { name reviews { id } } b: user(id: "2") { name reviews { id } } }',
    'a cycle four deep': '{ me { reviews { author { reviews { author { reviews { id } } } } } } }',
    'typenames everywhere': '{ __typename me { __typename reviews { __typename author { __typename name } } } }',
    'a field before and after the hop': '{ users { age reviews { stars } name email } }',
    'an empty list of entities': '{ user(id: "2") { reviews(min: 5) { id product { title } } } }',
    'the same fields asked twice merge': '{ me { name name reviews { id } reviews { body id } } me { age } }',
    'null leaves in a list': '{ reviews(first: 5) { body } }',
  },
}

const places = [
  { country: 'fr', code: '75', name: 'Paris', geo: { lat: 48.8, lon: 2.3 }, grid: [[1, 2], [3]] },
  { country: 'de', code: '10', name: 'Berlin', geo: { lat: 52.5, lon: 13.4 }, grid: [] },
]
const compoundKeys: Suite = {
  name: 'compound keys',
  subgraphs: {
    places: {
      sdl: `type Query { places: [Place!]! }
        type Place @key(fields: "country code") @key(fields: "geo { lat lon }") {
          country: String! code: String! name: String geo: Geo! grid: [[Int!]!]! }
        type Geo @shareable { lat: Float! lon: Float! }`,
      root: { places },
      entities: { Place: places },
    },
    weather: {
      sdl: `type Place @key(fields: "geo { lat lon }") { geo: Geo! forecast: String near: [[Place!]]! }
        type Geo @shareable { lat: Float! lon: Float! }`,
      entities: {
        Place: places.map(({ geo }, index) => ({
          geo,
          forecast: index === 0 ? 'sun' : 'rain',
          near: [places.map((place) => ({ geo: place.geo })), null, []],
        })),
      },
    },
    people: {
      sdl: `type Query { home: Place }
        type Place @key(fields: "country code") { country: String! code: String! people: Int }`,
      root: { home: { country: 'de', code: '10' } },
      entities: { Place: places.map(({ country, code }, index) => ({ country, code, people: index + 1 })) },
    },
  },
  cases: {
    'a key of two fields': '{ places { name people } }',
    'a key that is an object': '{ places { name forecast } }',
    'from one key to another': '{ home { forecast } }',
    'all keys at once': '{ home { country code geo { lat } people forecast name } }',
    'lists of lists of scalars': '{ home { grid } places { grid } }',
    'lists of lists of entities': '{ home { near { name people } } }',
    'a key object the client sees in part': '{ places { geo { lat } forecast } }',
  },
}

const nestedEntities: Suite = {
  name: 'entities within entities',
  subgraphs: {
    org: {
      sdl: `type Query { org: Org }
        type Org @key(fields: "id") { id: ID! teams: [Team!]! head: Person }
        type Team @key(fields: "org { id } slug") { org: Org! slug: String! lead: Person }
        type Person @key(fields: "id", resolvable: false) { id: ID! }`,
      root: {
        org: {
          id: 'o',
          head: { id: 'p1' },
          teams: [
            { org: { id: 'o' }, slug: 'a', lead: { id: 'p1' } },
            { org: { id: 'o' }, slug: 'b', lead: { id: 'p2' } },
          ],
        },
      },
      entities: {},
    },
    work: {
      sdl: `type Team @key(fields: "org { id } slug") { org: Org! slug: String! tasks: [Task!] }
        type Org @key(fields: "id", resolvable: false) { id: ID! }
        type Task { title: String! by: Person team: Team! }
        type Person @key(fields: "id", resolvable: false) { id: ID! }`,
      entities: {
        Team: ['a', 'b'].map((slug) => ({
          org: { id: 'o' },
          slug,
          tasks: [{ title: `t-${slug}`, by: { id: 'p2' }, team: { org: { id: 'o' }, slug } }],
        })),
      },
    },
    hr: {
      sdl: 'type Person @key(fields: "id") { id: ID! name: String boss: Person }',
      entities: {
        Person: [
          { id: 'p1', name: 'Pia', boss: null },
          { id: 'p2', name: 'Per', boss: { id: 'p1' } },
        ],
      },
    },
  },
  cases: {
    'a key with another entity in it': '{ org { teams { slug tasks { title } } } }',
    'entities below entities below lists':
      '{ org { teams { tasks { title by { name boss { name } } } lead { name } } } }',
    'a reference-only type is looked up where it lives': '{ org { head { name } } }',
    'siblings at different depths': '{ org { head { id name } teams { lead { id name boss { id } } } } }',
    'a way there and back': '{ org { teams { tasks { team { slug tasks { title } } } } } }',
  },
}

const letters = [
  { id: 'm1', text: 'Hi', sender: user('1') },
  { id: 'm2', text: 'Ho', sender: user('404') },
]

export const absentees: Suite = {
  name: 'entities that their owner does not know',
  subgraphs: {
    letters: {
      sdl: `type Query { letters: [Letter!]! first: Letter writers: [User!] readers: [User] strict: Person! any: Sender nested: Box }
        type Letter @key(fields: "id") { id: ID! text: String! sender: User }
        type Person @key(fields: "id", resolvable: false) { id: ID! }
        type Box { inner: Inner! }
        type Inner { people: [User!]! }
        union Sender = User | Person
        type User @key(fields: "id", resolvable: false) { id: ID! }`,
      root: {
        letters,
        first: letters[1],
        writers: [user('1'), user('404'), user('2')],
        readers: [user('1'), user('404'), user('2')],
        strict: { id: '404' },
        any: user('404'),
        nested: { inner: { people: [user('404')] } },
      },
    },
    users: {
      sdl: `type User @key(fields: "id") { id: ID! name: String! age: Int }
        type Person @key(fields: "id") { id: ID! name: String! }`,
      entities: { User: people, Person: [] },
    },
    likes: {
      sdl: `type User @key(fields: "id") { id: ID! name: String! @external likes: Int! badge: String! @requires(fields: "name") }
        type Letter @key(fields: "id") {
          id: ID! sender: User @external initials: String! @requires(fields: "sender { name }") }`,
      entities: {
        User: ['1', '2', '404'].map((id) => ({ id, likes: 7, badge: 'b' })),
        Letter: letters.map(({ id }) => ({ id, initials: 'A' })),
      },
    },
  },
  cases: {
    'a non-null field takes the nearest nullable place, without a word': '{ letters { text sender { id name } } }',
    'nullable fields are null': '{ letters { sender { id age } } }',
    'another service may know them': '{ letters { sender { id likes age } } }',
    'what one knows and the other does not': '{ letters { sender { likes name } } }',
    'what is computed from them is absent too': '{ letters { sender { badge } } }',
    'so it is at a depth': '{ first { initials } letters { text } }',
    'an item that may be null': '{ readers { id name } }',
    'an item that may not takes its list': '{ writers { id name } letters { text } }',
    'a list that may not be null takes what is around it': '{ nested { inner { people { name } } } }',
    'a union': '{ any { ... on User { id name } } }',
    'under an alias': '{ letters { who: sender { called: name } } }',
    'data that is null as a whole is explained': '{ strict { name } }',
  },
}

export const suites = [shop, compoundKeys, nestedEntities, absentees]
