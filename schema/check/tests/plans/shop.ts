/** Four subgraphs that use most of what a plan can depend on, and operations over them. */
export const subgraphs = {
  catalogue: `
    type Query {
      products(first: Int = 10, filter: Filter): [Product!]!
      product(id: ID!): Product
      nodes: [Node!]!
      search(text: String): [Hit!]!
      media(kind: Kind): [Media!]!
    }
    type Mutation { rename(id: ID!, to: String!): Product }
    input Filter { level: Level, name: String }
    enum Level { LOW HIGH }
    enum Kind { BOOK FILM }
    interface Node { id: ID! }
    interface Named { name: String! }
    type Product implements Node & Named @key(fields: "id") @key(fields: "sku") {
      id: ID! sku: String! name: String! @shareable weight: Int secret: String @inaccessible
      maker: User @provides(fields: "nickname") size: Size @shareable
    }
    type Size @shareable { width: Int height: Int }
    type User @key(fields: "id") { id: ID! nickname: String @external }
    union Hit = Product | Book | User
    interface Media @key(fields: "id") { id: ID! title: String }
    type Book implements Media & Node @key(fields: "id") { id: ID! title: String pages: Int author: User }
    type Film implements Media & Node @key(fields: "id") { id: ID! title: String minutes: Int }`,
  people: `
    type Query { me: User user(email: String!): User }
    interface Node { id: ID! }
    interface Named { name: String! }
    type User implements Node & Named @key(fields: "id") @key(fields: "email") {
      id: ID! email: String! name: String! nickname: String @shareable age: Int friends: [User!]! team: Team
    }
    type Team @key(fields: "id org { id }") { id: ID! org: Org! title: String }
    type Org @key(fields: "id") { id: ID! name: String }
    type Subscription { joined: User }`,
  reviews: `
    type Query { latest: [Review!]! }
    type Mutation { review(sku: String!, text: String!): Review }
    type Product @key(fields: "sku") {
      sku: String! reviews: [Review!]! weight: Int @external shipping: Int @requires(fields: "weight")
    }
    type Review @key(fields: "id") { id: ID! text: String author: User product: Product }
    type User @key(fields: "email", resolvable: false) { email: String! }
    type Media @interfaceObject @key(fields: "id") { id: ID! score: Int reviews: [Review!]! }
    type Team @key(fields: "id org { id }") { id: ID! org: Org! reviewed: Int }
    type Org @key(fields: "id") { id: ID! reviewed: Int }`,
  stock: `
    type Product @key(fields: "id") { id: ID! stock: Stock name: String! @shareable size: Size @shareable }
    type Size @shareable { width: Int height: Int }
    type Stock { count: Int level: Level shelf: Shelf }
    enum Level { LOW HIGH }
    union Shelf = Rack | Pallet
    type Rack { row: Int place: Int }
    type Pallet { number: Int place: Int }
    type Review @key(fields: "id") { id: ID! helpful: Int }
    type User @key(fields: "id") { id: ID! orders: Int }`,
}

export const operations = [
  'query Products($first: Int, $filter: Filter) { products(first: $first, filter: $filter) { id name stock { count } } }',
  'query Product($id: ID!) { product(id: $id) { sku shipping reviews { text author { nickname } } } }',
  'query Maker { products { maker { nickname } } }',
  'query Makers { products { maker { nickname age orders } size { width } } }',
  'query Nodes { nodes { id ... on Product { name } ... on Named { name } } }',
  'query Search($t: String) { search(text: $t) { __typename ... on Product { weight } ... on Media { title score } ... on Node { id } } }',
  'query Media($kind: Kind) { media(kind: $kind) { id title score ... on Book { pages author { name } } } }',
  'query Reviewed { media { __typename reviews { helpful product { stock { shelf { ... on Rack { row } ... on Pallet { place } } } } } } }',
  'query Me($full: Boolean!) { me { name ...Full @include(if: $full) } } fragment Full on User { team { title reviewed org { name reviewed } } }',
  'query Latest { latest { author { age friends { orders } } } }',
  'query ByEmail($email: String!) { user(email: $email) { orders } }',
  'query Both { me { id } latest { id } }',
  'mutation Rename($id: ID!) { rename(id: $id, to: "x") { name reviews { id } } }',
  'mutation Two { a: rename(id: 1, to: "x") { stock { level } } b: review(sku: "s", text: "t") { helpful } }',
  'subscription Joined { joined { nickname orders } }',
]
