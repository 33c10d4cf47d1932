import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { lintOf } from '../../src/lint/lint.ts'
import { lintRules, lints } from '../../src/lint/rules.ts'
import { contractOf } from '../../src/testing/change.ts'

type Options = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** What one rule finds, as coordinates. */
const found = (rule: string, subgraphs: Record<string, string>, options?: Record<string, unknown>) =>
  lintOf(contractOf({ subgraphs }), {
    lint: new Map(Object.entries<Options[string]>(options ? { [rule]: options } : {})),
  })
    .filter((finding) => finding.rule === rule)
    .map(({ coordinate }) => coordinate)

interface Case {
  readonly rule: string
  readonly what: string
  readonly sdl: string | Record<string, string>
  readonly options?: Record<string, unknown>
  readonly finds: readonly string[]
}

const cases: readonly Case[] = [
  {
    rule: 'lint-description',
    what: 'all that has a name, but for root types',
    sdl: 'type Query { r(a: Int): E }\nenum E { A }\ninput I { f: Int }',
    finds: ['Query.r', 'Query.r(a:)', 'E', 'E.A', 'I', 'I.f'],
  },
  {
    rule: 'lint-description',
    what: 'directives that operations may use, and no others',
    sdl: 'type Query { "It." r: Int }\ndirective @fast(ms: Int) on FIELD\ndirective @owner(name: String) on OBJECT',
    finds: ['@fast', '@fast(ms:)'],
  },
  {
    rule: 'lint-description',
    what: 'nothing that has one, be it long or short',
    sdl: '"""\nAll.\n"""\ntype Query { "It." r("How many." a: Int): E }\n"One." enum E { "First." A }',
    finds: [],
  },
  {
    rule: 'lint-description',
    what: 'blank ones',
    sdl: 'type Query { " " r: Int }',
    finds: ['Query.r'],
  },
  {
    rule: 'lint-description',
    what: 'nothing that another subgraph describes',
    sdl: {
      a: 'type Query { "It." t: T }\n"One." type T @key(fields: "id") { "Its." id: ID! }',
      b: 'type T @key(fields: "id") { id: ID! }',
    },
    finds: [],
  },
  {
    rule: 'lint-description',
    what: 'what another subgraph describes, where each has to',
    sdl: {
      a: 'type Query { "It." t: T }\n"One." type T @key(fields: "id") { "Its." id: ID! }',
      b: 'type T @key(fields: "id") { id: ID! }',
    },
    options: { everywhere: true },
    finds: ['T', 'T.id'],
  },
  {
    rule: 'lint-border-nullable',
    what: 'an entity that may not be null though another subgraph has more of it',
    sdl: {
      posts:
        'type Query { p: Post }\ntype Post { a: User!, b: User, c: [User!]!, d: [User]! }\ntype User @key(fields: "id") { id: ID! }',
      users: 'type User @key(fields: "id") { id: ID!, name: String! }',
    },
    finds: ['Post.a', 'Post.c'],
  },
  {
    rule: 'lint-border-nullable',
    what: 'nothing where the other subgraph has only what may be null, or the subgraph has it too',
    sdl: {
      posts:
        'type Query { p: Post }\ntype Post { a: User! }\ntype User @key(fields: "id") { id: ID!, name: String! @shareable }',
      users: 'type User @key(fields: "id") { id: ID!, name: String! @shareable, age: Int }',
    },
    finds: [],
  },
  {
    rule: 'lint-border-nullable',
    what: 'entities behind a union and an interface, and fields that are external',
    sdl: {
      posts: `type Query { a: Any!, n: Node! }
        interface Node { id: ID! }
        union Any = User
        type User implements Node @key(fields: "id") { id: ID!, name: String! @external, hello: String @requires(fields: "name") }`,
      users: 'type User @key(fields: "id") { id: ID!, name: String! }',
    },
    finds: ['Query.a', 'Query.n'],
  },
  {
    rule: 'lint-connection-shape',
    what: 'connections and edges without what clients page by',
    sdl: 'type Query { a: AConnection }\ntype AConnection { nodes: [Int], edges: AEdge }\ntype AEdge { node: Int }',
    finds: ['AConnection', 'AConnection.edges', 'AEdge'],
  },
  {
    rule: 'lint-connection-shape',
    what: 'nothing in a whole one',
    sdl: 'type AConnection { edges: [AEdge!]!, pageInfo: P! }\ntype AEdge { node: Int, cursor: String! }\ntype P { a: Int }\ntype Query { a: Int }',
    finds: [],
  },
  {
    rule: 'lint-connection-shape',
    what: 'what a project chooses',
    sdl: 'type APage { items: [Int] }\ntype BPage { all: [Int] }\ntype Query { a: Int }',
    options: { suffix: 'Page', fields: ['items'] },
    finds: ['BPage'],
  },
  {
    rule: 'lint-connection-arguments',
    what: 'connections that nobody can page through',
    sdl: 'type Query { a: AConnection, b(first: Int, after: ID): AConnection!, c(first: Int): AConnection, d(last: Int, before: ID): AConnection }\ntype AConnection { edges: [Int] }',
    finds: ['Query.a', 'Query.c'],
  },
  {
    rule: 'lint-mutation-input',
    what: 'mutations with other arguments than one input',
    sdl: `type Query { a: Int }
      type Mutation { a(input: AInput!): Int, b(input: AInput): Int, c(id: ID!): Int, d(input: AInput!, x: Int): Int, e: Int, f(input: String!): Int }
      input AInput { a: Int }`,
    finds: ['Mutation.b', 'Mutation.c', 'Mutation.d', 'Mutation.f'],
  },
  {
    rule: 'lint-mutation-payload',
    what: 'mutations that return no payload',
    sdl: 'type Query { a: Int }\ntype Mutation { a: APayload, b: Int, c: [APayload], d: R }\ntype APayload { a: Int }\nunion R = APayload',
    finds: ['Mutation.b', 'Mutation.c'],
  },
  {
    rule: 'lint-mutation-payload',
    what: 'payloads without what they must have',
    sdl: 'type Query { a: Int }\ntype Mutation { a: APayload, b: BPayload }\ntype APayload { a: Int }\ntype BPayload { errors: [String] }',
    options: { fields: ['errors'] },
    finds: ['Mutation.a'],
  },
  {
    rule: 'lint-mutation-authenticated',
    what: 'mutations that everybody may call',
    sdl: 'type Query { a: Int }\ntype Mutation { a: Int, b: Int @authenticated, c: Int @requiresScopes(scopes: [["x"]]), d: Int @policy(policies: [["x"]]), signIn: Int }',
    options: { except: ['signIn'] },
    finds: ['Mutation.a'],
  },
  {
    rule: 'lint-mutation-authenticated',
    what: 'nothing where the directive has another name, or stands on the whole type',
    sdl: {
      a: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@authenticated", as: "@signedIn" }])\ntype Query { a: Int }\ntype Mutation { a: Int @signedIn }',
      b: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9")\ntype Mutation { b: Int @federation__authenticated }',
      c: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated"]) { mutation: Change }\ntype Change @authenticated { c: Int }',
    },
    finds: [],
  },
  {
    rule: 'lint-list-bounded',
    what: 'lists of objects that may get as long as they like',
    sdl: `type Query { a: [T], b: [T!]! @listSize(assumedSize: 3), c(first: Int): [T], d: [Int], e: TConnection, errors: [T] }
      type T { t: [[T]] }
      type TConnection { edges: [T] }`,
    finds: ['Query.a', 'T.t'],
  },
  {
    rule: 'lint-list-bounded',
    what: 'lists of a page only where the field that gives the page does not size them',
    sdl: `type Query { page(first: Int): Page @listSize(slicingArguments: ["first"], sizedFields: ["events"]) }
      type Page { events: [T!]!, others: [T!]! }
      type T { id: ID! }`,
    finds: ['Page.others'],
  },
  {
    rule: 'lint-list-bounded',
    what: 'lists of scalars and enum values where a project wants it',
    sdl: 'type Query { d: [Int], e: [E!] }\nenum E { A }',
    options: { scalars: true },
    finds: ['Query.d', 'Query.e'],
  },
  {
    rule: 'lint-guarded-type',
    what: 'files that can be asked for without a grant',
    sdl: {
      media:
        'type Query { f: File }\ntype File @key(fields: "id grant") @key(fields: "id") { id: ID!, grant: String! }',
      posts: 'type File @key(fields: "id", resolvable: false) { id: ID! }',
    },
    options: { types: { File: { mustHave: ['grant'] } } },
    finds: ['File', 'File'],
  },
  {
    rule: 'lint-guarded-type',
    what: 'types by a pattern, and fields that need not be in the key',
    sdl: 'type Query { f: AFile, g: BFile, h: Other }\ntype AFile { id: ID! }\ntype BFile @key(fields: "id") { id: ID!, grant: String! }\ntype Other { id: ID! }',
    options: { types: { '*File': { mustHave: ['grant'], inKeys: false } } },
    finds: ['AFile'],
  },
  {
    rule: 'lint-union-errors',
    what: 'unions of results without an error, or with errors that share nothing',
    sdl: `type Query { a: Pet }
      type Mutation { a: Made, b: BResult, c: CResult }
      interface Error { message: String }
      type Ok { a: Int }
      type OneError { message: String }
      type TwoError implements Error { message: String }
      type Taken implements Error { message: String }
      union Made = Ok
      union BResult = Ok | OneError | TwoError
      union CResult = Ok | TwoError | Taken
      union Pet = Ok`,
    finds: ['BResult', 'Made'],
  },
  {
    rule: 'lint-name-of-type',
    what: 'types',
    sdl: 'type Query { a: Int }\ntype user_row { a: Int }\nscalar date',
    finds: ['date', 'user_row'],
  },
  {
    rule: 'lint-name-of-field',
    what: 'fields, arguments and input fields',
    sdl: 'type Query { a_b(C: Int): Int, _x: Int, ok: Int }\ninput I { d_e: Int }',
    finds: ['I.d_e', 'Query.a_b', 'Query.a_b(C:)'],
  },
  {
    rule: 'lint-name-of-value',
    what: 'enum values',
    sdl: 'type Query { e: E }\nenum E { A_B, a, aB, A1 }',
    finds: ['E.a', 'E.aB'],
  },
  {
    rule: 'lint-name-of-input',
    what: 'input types',
    sdl: 'type Query { a(i: I): Int }\ninput I { a: Int }\ninput AInput { a: Int }',
    finds: ['I'],
  },
  {
    rule: 'lint-name-of-query',
    what: 'queries with a verb',
    sdl: 'type Query { getUser: Int, getter: Int, user: Int, listPosts: Int }',
    finds: ['Query.getUser', 'Query.listPosts'],
  },
  {
    rule: 'lint-deprecation-reason',
    what: 'deprecations without a reason',
    sdl: 'type Query { a(x: Int @deprecated): Int @deprecated, b: Int @deprecated(reason: "Use a."), c: Int @deprecated(reason: " ") }',
    finds: ['Query.a', 'Query.a(x:)', 'Query.c'],
  },
  {
    rule: 'lint-tag',
    what: 'tags that are written oddly, or twice',
    sdl: 'type Query { a: Int @tag(name: "Internal"), b: Int @tag(name: "internal"), c: Int @tag(name: "x") @tag(name: "x") }',
    finds: ['Query.a', 'Query.c'],
  },
  {
    rule: 'lint-tag',
    what: 'tags that are not known',
    sdl: 'type Query { a: Int @tag(name: "intern"), b: Int @tag(name: "internal") }',
    options: { known: ['internal'] },
    finds: ['Query.a'],
  },
]

test.each(cases)('$rule finds $what', ({ rule, sdl, options, finds }) => {
  const subgraphs = typeof sdl === 'string' ? { a: sdl } : sdl
  expect(found(rule, subgraphs, options).sort()).toEqual([...finds].sort())
})

test('each rule has a case that finds something, and one sentence that says what', () => {
  for (const { id, finds } of lints) {
    expect(
      cases.some((each) => each.rule === id && each.finds.length > 0),
      id,
    ).toBe(true)
    expect(finds).toMatch(/^[A-Z].*\.$/)
  }
})

test('the examples of each rule can be read', () => {
  for (const { example } of lintRules) for (const text of [example.before, example.after]) parse(text)
})
