import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { expect, test } from 'vitest'
import { compose } from '../../src/composition/compose.ts'
import { type TagFilter, VariantFailure, variantOf } from '../../src/composition/variant.ts'
import { contractOf } from '../../src/testing/change.ts'

const variant = (sdl: string | Record<string, string>, filter: Partial<TagFilter> = { exclude: ['internal'] }) =>
  variantOf(compose(contractOf({ subgraphs: typeof sdl === 'string' ? { a: sdl } : sdl })), {
    include: [],
    exclude: [],
    ...filter,
  })

const expectApi = (api: ReturnType<typeof variant>, sdl: string) =>
  expect(printSchema(lexicographicSortSchema(api.apiSchema))).toBe(
    printSchema(lexicographicSortSchema(buildSchema(sdl))),
  )

const internal = '@tag(name: "internal")'

test('what has an excluded tag goes: fields, arguments, values, input fields', () => {
  expectApi(
    variant(`
      type Query { r(a: Int, b: Int ${internal}, i: I): E, s: Int ${internal} }
      enum E { A, B ${internal} }
      input I { x: Int, y: Int ${internal} }`),
    'type Query { r(a: Int, i: I): E } enum E { A } input I { x: Int }',
  )
})

test('a tag in one subgraph counts for the field in all', () => {
  expectApi(
    variant({
      a: `type Query { t: T } type T @key(fields: "id") { id: ID! n: Int @shareable ${internal} }`,
      b: 'type T @key(fields: "id") { id: ID! n: Int @shareable m: Int }',
    }),
    'type Query { t: T } type T { id: ID! m: Int }',
  )
})

test('what nothing reaches any more goes too, scalars and inputs as well', () => {
  expectApi(
    variant(`
      type Query { r: Int, secret(i: I): Secret ${internal} }
      type Secret { at: Date, more: More }
      type More { n: Int }
      input I { e: E }
      enum E { A }
      scalar Date`),
    'type Query { r: Int }',
  )
})

test('what a kept interface or union leads to is reached', () => {
  expectApi(
    variant(`
      type Query { n: N, u: U }
      interface N { id: ID }
      type A implements N { id: ID }
      type B { b: Int }
      type C ${internal} { c: Int }
      union U = B | C`),
    'type Query { n: N, u: U } interface N { id: ID } type A implements N { id: ID } type B { b: Int } union U = B',
  )
})

test('the tag of a type is that of its fields, and a type without fields goes', () => {
  expectApi(
    variant(`
      type Query { r: Int, a: A ${internal}, b: B ${internal} }
      type A ${internal} { x: Int }
      type B { y: Int ${internal} }
      type Mutation { m: Int ${internal} }`),
    'type Query { r: Int }',
  )
})

test('the field of an interface goes with that of an implementation, not with an implementation that goes whole', () => {
  expectApi(
    variant(`
      type Query { n: N }
      interface N { id: ID, s(x: Int): Int, t(x: Int): Int, w: Int }
      type A implements N { id: ID, s(x: Int): Int ${internal}, t(x: Int ${internal}): Int, w: Int }
      type B implements N { id: ID, s(x: Int): Int, t(x: Int): Int, w: Int }
      type C implements N ${internal} { id: ID, s(x: Int): Int, t(x: Int): Int, w: Int ${internal} }`),
    `type Query { n: N }
     interface N { id: ID, t: Int, w: Int }
     type A implements N { id: ID, t: Int, w: Int }
     type B implements N { id: ID, s(x: Int): Int, t(x: Int): Int, w: Int }`,
  )
})

test('with a list of included tags, only tagged fields stay; arguments, inputs and values need no tag', () => {
  const partner = '@tag(name: "partner")'
  expectApi(
    variant(
      `
      type Query { r(a: Int, i: I): T ${partner}, s: Int, both: Int ${partner} ${internal} }
      type T { x: E ${partner}, y: Int }
      type All ${partner} { p: Int, q: Int }
      extend type Query { all: All ${partner} }
      enum E { A }
      input I { x: Int }`,
      { include: ['partner'], exclude: ['internal'] },
    ),
    `type Query { r(a: Int, i: I): T, all: All } type T { x: E } type All { p: Int, q: Int } enum E { A } input I { x: Int }`,
  )
})

test('without tags the variant is the API', () => {
  expectApi(variant('type Query { r: Int }'), 'type Query { r: Int }')
})

test('a supergraph of the variant hides it from clients and keeps it for plans', () => {
  const { supergraphSdl } = variant(`type Query { r: Int, s: Int ${internal} }`)
  expect(supergraphSdl).toContain('s: Int @tag(name: "internal") @inaccessible')
  expect(supergraphSdl).toContain('https://specs.apollo.dev/inaccessible/v0.2')
})

test('what is hidden already stays hidden', () => {
  expectApi(variant(`type Query { r: Int, s: Int @inaccessible, t: Int ${internal} }`), 'type Query { r: Int }')
})

test('tags that leave no valid schema say what to tag', () => {
  const problems = (sdl: string) => {
    try {
      variant(sdl)
    } catch (error) {
      if (error instanceof VariantFailure) return error.problems
      throw error
    }
    throw new Error('The variant is valid.')
  }
  expect(problems(`type Query { r: Int, a: A } type A ${internal} { x: Int }`)).toEqual([
    {
      coordinate: 'Query.a',
      message: 'The tags leave out A but keep Query.a, which is of that type: tag Query.a too.',
    },
  ])
  expect(problems(`type Query { r(a: Int! ${internal}): Int }`)).toEqual([
    {
      coordinate: 'Query.r(a:)',
      message: 'The tags leave out Query.r(a:), which is required: make it optional, or leave out what it belongs to.',
    },
  ])
  expect(problems(`type Query { r: Int ${internal} }`)).toMatchObject([{ coordinate: 'Query' }])
  expect(problems(`type Query { r(e: E = B): Int } enum E { A, B ${internal} }`)).toMatchObject([
    { coordinate: 'Query.r(e:)' },
  ])
})
