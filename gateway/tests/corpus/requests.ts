import { type GraphQLFieldResolver, print } from 'graphql'
import type { Suite } from '../support/corpus.ts'

type Row = { readonly [field: string]: unknown }

/** Answers with the directives that the field was asked with. */
const asked: GraphQLFieldResolver<unknown, unknown> = (_, __, ___, { fieldNodes }) =>
  fieldNodes.flatMap(({ directives = [] }) => directives.map(print)).join(' ')

const people: Suite = {
  name: 'conditions, aliases, variables',
  subgraphs: {
    people: {
      sdl: `type Query { person(id: ID!): Person people(filter: Filter, ids: [ID!], order: Order = UP): [Person!] echo(input: Filter!, n: Int, f: Float, b: Boolean, s: Json): String }
        type Person @key(fields: "id") { id: ID! name(upper: Boolean = false): String nick: String constructor: String toString: String data: Json mood: Mood }
        input Filter { name: String, min: Int = 1, deep: Deep, moods: [Mood!] } input Deep { a: [Int] }
        enum Order { UP DOWN } enum Mood { GOOD BAD } scalar Json`,
      root: {
        person: (_: unknown, { id }: { id: string }) => (id === '0' ? null : { id }),
        people: (_: unknown, { ids = ['1', '2'], order }: { ids: string[]; order: string }) =>
          (order === 'UP' ? ids : ids.toReversed()).map((id) => ({ id })),
        echo: (_: unknown, args: object) => JSON.stringify(Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1))),
      },
      entities: {
        Person: [
          { id: '1', nick: 'adi', constructor: 'C', toString: 'S', data: { deep: [1, { x: null }] }, mood: 'GOOD' },
          { id: '2', nick: null, constructor: null, toString: null, data: [1], mood: 'BAD' },
        ],
      },
      resolvers: { Person: { name: (p, { upper }) => (upper ? `NAME ${(p as Row).id}` : `name ${(p as Row).id}`) } },
    },
    friends: {
      sdl: `type Person @key(fields: "id") { id: ID! friends(first: Int = 5): [Person!] best: Person pet(kind: String): Pet data2: Json }
        type Pet { name: String kind: String } scalar Json`,
      entities: {
        Person: [
          {
            id: '1',
            friends: ({ first }: { first: number }) => [{ id: '2' }, { id: '1' }].slice(0, first),
            best: { id: '2' },
            data2: { deep: 2 },
          },
          { id: '2', friends: [{ id: '1' }], best: null, data2: 'text' },
        ],
      },
      resolvers: { Person: { pet: (_, { kind }) => ({ name: 'Rex', kind }) } },
    },
  },
  cases: {
    'skip and include with constants':
      '{ person(id: "1") { id nick @skip(if: true) name @include(if: true) mood @include(if: false) } }',
    'skip by variable': {
      query: 'query($s: Boolean!) { person(id: "1") { id nick @skip(if: $s) friends @skip(if: $s) { id } } }',
      variables: { s: true },
    },
    'include by variable': {
      query: 'query($i: Boolean!) { person(id: "1") { id nick @include(if: $i) friends @include(if: $i) { name } } }',
      variables: { i: true },
    },
    'a default of a condition':
      'query($i: Boolean = true, $s: Boolean = true) { person(id: "1") { id nick @include(if: $i) friends @skip(if: $s) { name } } }',
    'both on one field': {
      query:
        'query($a: Boolean!, $b: Boolean!) { person(id: "1") { id nick @skip(if: $a) @include(if: $b) name @skip(if: $b) @include(if: $a) } }',
      variables: { a: false, b: true },
    },
    'a contradiction': {
      query: 'query($a: Boolean!) { person(id: "1") { id nick @skip(if: $a) @include(if: $a) } }',
      variables: { a: true },
    },
    'a condition on a fetch': {
      query: 'query($a: Boolean!) { person(id: "1") { id ... @include(if: $a) { friends { id } best { nick } } } }',
      variables: { a: false },
    },
    'nested conditions': {
      query:
        'query($a: Boolean!, $b: Boolean!) { person(id: "1") { id ... @include(if: $a) { best { id ... @skip(if: $b) { friends { id } } } } } }',
      variables: { a: true, b: false },
    },
    'a condition on a fragment spread': {
      query:
        'query($a: Boolean!) { person(id: "1") { id ...F @include(if: $a) } } fragment F on Person { best { name } nick }',
      variables: { a: true },
    },
    'a condition on a root': {
      query:
        'query($a: Boolean!) { person(id: "1") @include(if: $a) { id } other: person(id: "2") @skip(if: $a) { id } }',
      variables: { a: false },
    },
    'everything left out by a constant': '{ person(id: "1") @skip(if: true) { id friends { id } } }',
    'everything left out by a variable': {
      query: 'query($a: Boolean!) { person(id: "1") @include(if: $a) { id friends { id } } }',
      variables: { a: false },
    },
    'the same field conditionally and not': {
      query: 'query($a: Boolean!) { person(id: "1") { friends { id } friends @include(if: $a) { name } } }',
      variables: { a: false },
    },
    'three conditions in one place': {
      query:
        'query($a: Boolean!, $b: Boolean!, $c: Boolean!) { person(id: "1") { a: nick @include(if: $a) b: nick @include(if: $b) c: nick @include(if: $c) best { x: id @include(if: $a) y: nick @skip(if: $c) } } }',
      variables: { a: true, b: false, c: true },
    },
    'aliases everywhere': '{ p: person(id: "1") { i: id n: name f: friends { m: name b: best { c: id } } } }',
    'one field under aliases with arguments':
      '{ person(id: "1") { a: name(upper: true) b: name c: name(upper: false) } }',
    'an entity field under aliases with arguments':
      '{ person(id: "1") { a: friends(first: 1) { name } b: friends { nick } } }',
    'aliases that swap names': '{ person(id: "1") { name: nick nick: name id } }',
    'an alias that takes the key': '{ person(id: "1") { id: name friends { id: nick best { id } } } }',
    'the alias __proto__ on a leaf': '{ person(id: "1") { __proto__: name id } }',
    'the alias __proto__ on an object':
      '{ person(id: "1") { __proto__: best { __proto__: name } friends { __proto__: id } } }',
    'the alias __proto__ on a root': '{ __proto__: person(id: "1") { id name } }',
    'fields named as what objects inherit': '{ people { constructor toString } }',
    'aliases named as what objects inherit':
      '{ people { hasOwnProperty: nick valueOf: id constructor: mood friends { toString: nick } } }',
    'an alias of the typename': '{ person(id: "1") { t: __typename best { u: __typename __typename } } q: __typename }',
    'an alias that takes the place of the typename': '{ person(id: "1") { __typename: nick best { id } } }',
    'a variable in a list': { query: 'query($id: ID!) { people(ids: [$id, "1"]) { name } }', variables: { id: '2' } },
    'a list as variable': {
      query: 'query($ids: [ID!]) { people(ids: $ids) { id best { id } } }',
      variables: { ids: ['2', '1'] },
    },
    'one value for a list': { query: 'query($ids: [ID!]) { people(ids: $ids) { id } }', variables: { ids: '2' } },
    'an input object in the text': '{ echo(input: { name: "x", deep: { a: [1, null] }, moods: [GOOD] }) }',
    'an input object as variable': {
      query: 'query($f: Filter!) { echo(input: $f, n: 2) }',
      variables: { f: { name: 'é"\\', moods: 'BAD' } },
    },
    'a variable within an input object': {
      query: 'query($n: String, $m: [Mood!]) { echo(input: { name: $n, moods: $m }) }',
      variables: { n: 'x', m: ['GOOD'] },
    },
    'an absent variable and its default':
      'query($o: Order = DOWN, $x: Filter = { name: "d" }) { people(order: $o) { id } echo(input: $x) }',
    'null for a variable is not absence': {
      query: 'query($n: Int = 3, $s: Json) { echo(input: {}, n: $n, s: $s) }',
      variables: { n: null },
    },
    'a custom scalar in and out': {
      query: 'query($s: Json) { echo(input: {}, s: $s) person(id: "1") { data data2 } }',
      variables: { s: { a: [1, { b: null }] } },
    },
    'numbers of every kind': '{ echo(input: {}, n: -5, f: 1e3, b: true) }',
    'a variable used by two subgraphs': {
      query:
        'query($n: Int, $u: Boolean) { person(id: "1") { name(upper: $u) friends(first: $n) { name(upper: $u) } } }',
      variables: { n: 1, u: true },
    },
    'a variable only deep in the plan': {
      query: 'query($k: String) { person(id: "1") { best { pet(kind: $k) { kind } } } }',
      variables: { k: 'dog' },
    },
    'a bad variable': { query: 'query($id: ID!) { person(id: $id) { id } }', variables: {} },
    'a bad enum in a variable': {
      query: 'query($o: Order) { people(order: $o) { id } }',
      variables: { o: 'SIDEWAYS' },
    },
    'one of two operations': {
      query: 'query A { person(id: "1") { id } } query B { person(id: "2") { nick } }',
      operationName: 'B',
    },
    'an enum': '{ people { mood best { mood } } }',
    'no variable is invented': {
      query: 'query($a: Int) { person(id: "1") { friends(first: $a) { id } } }',
      variables: {},
    },
  },
}

const introspection: Suite = {
  name: 'introspection',
  subgraphs: {
    a: {
      sdl: `type Query { me: Me secret: String @inaccessible } "A person" type Me @key(fields: "id") { id: ID! "the name" name(short: Boolean = false): String @deprecated(reason: "old") hidden: Int @inaccessible }`,
      root: { me: { id: '1', name: 'Ada' } },
      entities: { Me: [{ id: '1', name: 'Ada' }] },
    },
    b: { sdl: 'type Me @key(fields: "id") { id: ID! age: Int }', entities: { Me: [{ id: '1', age: 3 }] } },
  },
  cases: {
    'a type': '{ __type(name: "Me") { name description fields { name type { kind ofType { name } } } } }',
    'deprecated fields':
      '{ __type(name: "Me") { fields(includeDeprecated: true) { name isDeprecated deprecationReason args { name defaultValue } } } }',
    'the schema': '{ __schema { queryType { name } mutationType { name } } }',
    'beside data': '{ me { name age } __type(name: "Me") { name } __typename }',
    'a type by variable': {
      query: 'query($n: String!) { __type(name: $n) { name } me { id } }',
      variables: { n: 'Me' },
    },
    'through a fragment':
      '{ ...Q } fragment Q on Query { t: __type(name: "Me") { ...T } } fragment T on __Type { name kind }',
    'what is inaccessible is not there': '{ __type(name: "Query") { fields { name } } me { __typename } }',
    'under a condition': {
      query:
        'query($a: Boolean!) { __type(name: "Me") @include(if: $a) { name } __schema @skip(if: $a) { queryType { name } } }',
      variables: { a: true },
    },
    'a type that is none': '{ __type(name: "Nope") { name } }',
    'only the typename': '{ __typename t: __typename }',
  },
}

const linked = (definition: string) => `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key" "@composeDirective"])
  @link(url: "https://example.com/access/v1.0", import: ["@access"]) @composeDirective(name: "@access")
  directive @access(scope: Scope!${definition}, note: String) on FIELD enum Scope { PUBLIC PRIVATE }`
const directives: Suite = {
  name: 'directives for clients',
  subgraphs: {
    a: { sdl: `${linked('')} type Query { a: String }`, root: { a: asked } },
    b: { sdl: `${linked(' = PUBLIC')} type Query { b: String }`, root: { b: asked } },
  },
  cases: {
    'reach the subgraphs': '{ a @access(scope: PRIVATE) b @access(scope: PRIVATE, note: "x") }',
    'with the defaults of the supergraph': '{ a @access b @access }',
    'with variables': { query: 'query($s: Scope!) { a @access(scope: $s) b }', variables: { s: 'PRIVATE' } },
    'are told of': '{ __schema { directives { name args { name defaultValue } } } }',
  },
}

export const suites = [people, introspection, directives]
