import { describe, expect, test } from 'vitest'
import { api } from '../../src/api/pass.ts'
import { changeOf } from '../../src/testing/change.ts'
import { findingsOf, verdictsOf } from './verdicts.ts'

const animals = 'interface N { id: ID } type Query { n: N, m: X }'

test.each<[string, string, string, string[], string[]]>([
  [
    'an argument that may be null no more',
    'type Query { r(b: Boolean = true): ID }',
    'type Query { r(b: Boolean! = true): ID }',
    [
      'query Null { r(b: null) }',
      'query Variable($b: Boolean) { r(b: $b) }',
      'query Omitted { r }',
      'query Sent { r(b: false) }',
      'query Never($b: Boolean!) { r(b: $b) }',
    ],
    ['argument-type-changed Query.r(b:): Null broken @r', 'argument-type-changed Query.r(b:): Variable risk @r'],
  ],
  [
    'an argument that is required now',
    'type Query { r(b: Int): ID }',
    'type Query { r(b: Int!): ID }',
    [
      'query Omitted { r }',
      'query Sent { r(b: 1) }',
      'query Variable($b: Int) { r(b: $b) }',
      'query Default($b: Int = 1) { r(b: $b) }',
    ],
    [
      'argument-type-changed Query.r(b:): Default risk @r',
      'argument-type-changed Query.r(b:): Omitted broken @r',
      'argument-type-changed Query.r(b:): Variable broken @r',
    ],
  ],
  [
    'another default of an argument',
    'type Query { r(b: Int = 20): ID }',
    'type Query { r(b: Int = 10): ID }',
    [
      'query Omitted { r }',
      'query Sent { r(b: 1) }',
      'query Variable($b: Int) { r(b: $b) }',
      'query Default($b: Int = 1) { r(b: $b) }',
    ],
    ['argument-default-changed Query.r(b:): Omitted risk @r', 'argument-default-changed Query.r(b:): Variable risk @r'],
  ],
  [
    'an enum value removed',
    'enum E { A B } type Query { r: E, s(e: E, es: [E!]): ID }',
    'enum E { A } type Query { r: E, s(e: E, es: [E!]): ID }',
    [
      'query Out { r }',
      'query In { s(e: B) }',
      'query List { s(es: [A, B]) }',
      'query Other { s(e: A) }',
      'query Variable($e: E) { s(e: $e) }',
    ],
    [
      'enum-value-removed E.B: In broken @s',
      'enum-value-removed E.B: List broken @s',
      'enum-value-removed E.B: Out risk @r',
      'enum-value-removed E.B: Variable broken @s',
    ],
  ],
  [
    'an enum value added',
    'enum E { A } type Query { r: E, s(e: E): ID }',
    'enum E { A B } type Query { r: E, s(e: E): ID }',
    ['query Out { r }', 'query In { s(e: A) }', 'query Variable($e: E) { s(e: $e) }'],
    ['enum-value-added E.B: Out risk @r'],
  ],
  [
    'a union member added',
    'union U = A type A { a: ID } type B { b: ID } type Query { u: U, a: A, b: B }',
    'union U = A | B type A { a: ID } type B { b: ID } type Query { u: U, a: A, b: B }',
    ['query On { u { ... on A { a } } }', 'query Name { u { __typename } }', 'query Other { a { a } b { b } }'],
    ['union-member-added U: Name risk @u', 'union-member-added U: On risk @u'],
  ],
  [
    'an interface that a type implements no more',
    `type X implements N { id: ID a: ID } type Y implements N { id: ID } ${animals}`,
    `type X { id: ID a: ID } type Y implements N { id: ID } ${animals}`,
    [
      'query On { n { ... on X { a } } }',
      'query Id { n { id } }',
      'query Name { n { __typename } }',
      'query Direct { m { a } }',
    ],
    ['interface-removed X: On broken @n'],
  ],
  [
    'an object that is an interface now',
    'type O { id: ID } type Query { o: O }',
    'interface O { id: ID } type P implements O { id: ID } type Query { o: O, p: P }',
    ['query Name { o { __typename id } }', 'query Id { o { id } }'],
    ['type-kind-changed O: Name risk @o.__typename'],
  ],
  [
    'a type with another name',
    'type Old { a: ID } input In { a: ID } type Query { o: Old, i(i: In): ID }',
    'type New { a: ID } input Im { a: ID } type Query { o: New, i(i: Im): ID }',
    [
      'query On { o { ... on Old { a } } }',
      'query Name { o { __typename } }',
      'query Plain { o { a } }',
      'query Variable($i: In) { i(i: $i) }',
      'query Literal { i(i: { a: 1 }) }',
    ],
    [
      'type-renamed In: Variable broken @i',
      'type-renamed Old: Name risk @o.__typename',
      'type-renamed Old: On broken @o',
    ],
  ],
  [
    'a list where one value stood',
    'type Query { r: String, s: [String] }',
    'type Query { r: [String], s: String }',
    ['query R { r }', 'query S { s }'],
    ['field-type-changed Query.r: R broken @r', 'field-type-changed Query.s: S broken @s'],
  ],
  [
    'an argument that takes a list',
    'type Query { r(i: ID): ID }',
    'type Query { r(i: [ID]): ID }',
    ['query Literal { r(i: 1) }', 'query Variable($i: ID) { r(i: $i) }', 'query Omitted { r }'],
    ['argument-type-changed Query.r(i:): Variable broken @r'],
  ],
  [
    'a field that is hidden',
    'type Query { r: ID s: ID }',
    'type Query { r: ID @inaccessible s: ID }',
    ['query R { r }', 'query S { s }'],
    ['field-removed Query.r: R broken @r'],
  ],
  [
    'a scalar that another document specifies',
    'scalar D @specifiedBy(url: "https://a.example") type Query { d: D, e(d: D): ID, f: ID }',
    'scalar D @specifiedBy(url: "https://b.example") type Query { d: D, e(d: D): ID, f: ID }',
    ['query Out { d }', 'query In { e(d: 1) }', 'query Variable($d: D) { e(d: $d) }', 'query Other { f }'],
    [
      'scalar-specification-changed D: In risk @e',
      'scalar-specification-changed D: Out risk @d',
      'scalar-specification-changed D: Variable risk @e',
    ],
  ],
  [
    'two fields of which one begins with the name of the other',
    'type Query { name: ID @deprecated nameHistory: ID @deprecated r: ID }',
    'type Query { r: ID }',
    ['query History { nameHistory }'],
    ['field-removed Query.nameHistory: History broken @nameHistory'],
  ],
  [
    'a subscription',
    'type Query { r: ID } type Subscription { s: ID t: ID }',
    'type Query { r: ID } type Subscription { t: ID }',
    ['subscription S { s }', 'subscription T { t }'],
    ['field-removed Subscription.s: S broken @s'],
  ],
  [
    'a break beside a description',
    'type Query { r: String }',
    'type Query { "Several" r: [String] }',
    ['query R { r }'],
    ['field-type-changed Query.r: R broken @r'],
  ],
  [
    'the only mutation',
    'type Query { r: ID } type Mutation { a: ID }',
    'type Query { r: ID }',
    ['mutation M { a }', 'query R { r }'],
    ['type-removed Mutation: M broken @a'],
  ],
  [
    'an input field whose default is gone',
    'input I { x: Int, y: Int! = 20 } type Query { r(i: I): ID }',
    'input I { x: Int, y: Int! } type Query { r(i: I): ID }',
    ['query Variable($i: I) { r(i: $i) }', 'query Omitted { r(i: { x: 1 }) }', 'query Sent { r(i: { y: 1 }) }'],
    ['input-field-default-changed I.y: Omitted broken @r', 'input-field-default-changed I.y: Variable broken @r'],
  ],
  [
    'an input field that was an enum and is a String',
    'enum E { A } input I { y: E } type Query { r(i: I): ID, e: E }',
    'enum E { A } input I { y: String } type Query { r(i: I): ID, e: E }',
    ['query Variable($i: I) { r(i: $i) }', 'query Literal { r(i: { y: A }) }', 'query Part($e: E) { r(i: { y: $e }) }'],
    ['input-field-type-changed I.y: Literal broken @r', 'input-field-type-changed I.y: Part broken @r'],
  ],
  [
    'fields below a fragment that no object there matches',
    'type Query { p: P } union U = P | X interface N { r: Int } type P { a: Int } type X implements N { r: Int }',
    'type Query { p: P } union U = P | X interface N { r: [Int] } type P { a: Int } type X implements N { r: [Int] }',
    ['query P { p { ... on U { ... on N { r } } } }'],
    [],
  ],
  [
    'introspection of a type that is gone',
    'type Query { r: ID, t: T } type T { a: ID }',
    'type Query { r: ID }',
    [
      'query One { __type(name: "T") { name } }',
      'query Other { __type(name: "ID") { name } }',
      'query All { __schema { types { name } } }',
    ],
    ['type-removed T: One risk @__type'],
  ],
])('%s', async (_, before, after, operations, verdicts) => {
  expect(await verdictsOf(before, after, ...operations)).toEqual(verdicts)
})

describe('findings', () => {
  test('a change is located in the subgraph that made it', async () => {
    const of = (a: string, b: string) => ({ subgraphs: { a, b } })
    const query = 'type Query { r: E @shareable } enum E { A }'
    const [found] = await api(changeOf(of(query, query), of(query, query.replace('{ A }', '{ A B }'))))
    expect(found).toMatchObject({ coordinate: 'E.B', location: { file: 'b.graphql', side: 'after' } })
    const [hidden] = await api(
      changeOf(
        of('type Query { r: ID, s: ID }', 'type Query { t: ID }'),
        of('type Query { r: ID, s: ID @inaccessible }', 'type Query { t: ID }'),
      ),
    )
    expect(hidden).toMatchObject({ rule: 'field-removed', location: { file: 'a.graphql', side: 'after' } })
    const [gone] = await api(
      changeOf(
        of('type Query { r: ID, s: ID }', 'type Query { t: ID }'),
        of('type Query { r: ID }', 'type Query { t: ID }'),
      ),
    )
    expect(gone).toMatchObject({
      rule: 'field-removed',
      location: { file: 'a.graphql', line: 2, column: 21, side: 'before' },
    })
  })

  test('what several changes break together only is said of those without which it would stand', async () => {
    const before = 'type Query { a: A, b: B, u: U } union U = A | B type A { x: Int } type B { x: Int }'
    const loosened = before.replace('type A { x: Int }', 'type A { x: Int! }')
    const operation = 'query U { u { ... on A { x } ... on B { x } } }'
    expect(await verdictsOf(before, loosened, operation)).toEqual(['field-type-changed A.x: U broken @u.x'])
    expect(await verdictsOf(before, before.replaceAll('x: Int', 'x: Int!'), operation)).toEqual([])
  })

  test('nothing is found where nothing changed', async () => {
    const sdl = 'union U = A type A { a(b: Int = 1): ID @deprecated } type Query { u: U }'
    expect(await findingsOf(sdl, sdl, 'query U { u { ... on A { a } } }')).toEqual([])
  })

  test('a change is found once', async () => {
    const all = async (before: string, after: string) =>
      (await findingsOf(before, after)).map(({ rule, coordinate, before: was, after: is }) => [
        rule,
        coordinate,
        was,
        is,
      ])
    expect(
      await all(
        'scalar D @specifiedBy(url: "https://a.example") type Query { r(b: D): D }',
        'scalar D @specifiedBy(url: "https://b.example") type Query { r(b: D): D }',
      ),
    ).toEqual([['scalar-specification-changed', 'D', 'https://a.example', 'https://b.example']])
    expect(
      await all(
        'type Query { r: ID s(b: Int): ID }',
        'type Query { r: ID @deprecated s(b: Int @deprecated(reason: "x")): ID }',
      ),
    ).toEqual([
      ['deprecation-added', 'Query.r', null, 'No longer supported'],
      ['deprecation-added', 'Query.s(b:)', null, 'x'],
    ])
    expect(
      await all(
        'type Query { r: ID }',
        'enum E { "a" A @deprecated } type T { "x" a("y" b: E = A): ID @deprecated } type Query { r: ID t: T }',
      ),
    ).toEqual([
      ['type-added', 'E', null, 'enum'],
      ['type-added', 'T', null, 'type'],
      ['field-added', 'Query.t', null, 'T'],
    ])
    expect(await all('type Query { r(b: Int): ID }', 'type Query { r(b: Int! = 5): ID }')).toEqual([
      ['argument-type-changed', 'Query.r(b:)', 'Int', 'Int! = 5'],
    ])
  })
})

test('of two types that become one, one is renamed and the other removed', async () => {
  const findings = await findingsOf(
    'type Query { a: A1, b: A2 } type A1 { x: Int } type A2 { x: Int }',
    'type Query { a: B, b: B } type B { x: Int }',
  )
  const types = findings.filter(({ coordinate }) => /^A\d$/.test(coordinate))
  expect(types.map(({ rule }) => rule).sort()).toEqual(['type-removed', 'type-renamed'])
  expect(new Set(types.map(({ coordinate }) => coordinate)).size).toBe(2)
})

test('inputs that all refer to one another are judged in one walk of each', async () => {
  const names = Array.from({ length: 14 }, (_, index) => `I${index}`)
  const inputs = (type: string) =>
    names.map((name) => `input ${name} { x: ${type} ${names.map((other) => `${other}: ${other}`).join(' ')} }`)
  const before = `type Query { r(i: I0): Int } ${inputs('Int').join(' ')}`
  const after = `type Query { r(i: I0): Int } ${inputs('Int!').join(' ')}`
  const verdicts = await verdictsOf(before, after, 'query Q($i: I0) { r(i: $i) }')
  expect(verdicts).toHaveLength(names.length)
})
