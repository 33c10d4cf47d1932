import { buildSchema, execute, parse } from 'graphql'
import { expect, test } from 'vitest'
import { recurringOperation } from '../src/execution/recurring-operation.ts'

const schema = buildSchema(`
  type Query { me: User us: [User] tag(text: String): String tags(of: Tags): String must: [User!] }
  type User { name: String age: Int mate: User id: ID! }
  input Tags { text: String limit: Int! = 3 }`)
const fields = schema.getQueryType()!.getFields()
fields.me!.resolve = () => ({ name: 'A', age: () => Promise.resolve(1), mate: { name: 'B', age: 2 } })
fields.us!.resolve = () => [{ name: 'A', age: 1 }]
fields.tag!.resolve = fields.tags!.resolve = (_, args) => JSON.stringify(args)
fields.must!.resolve = () => [{ id: Promise.reject(new Error('late')) }, null]

const twice =
  '{ me { ...F @include(if: $a) __typename } us { ...F @include(if: $b) __typename } } fragment F on User { age name }'
const nested =
  '{ me { ...F @skip(if: $a) mate { ...F @include(if: $b) } ...F @include(if: $b) } } fragment F on User { age @skip(if: $a) name }'
const flags = [true, false].flatMap((a) => [true, false].map((b) => ({ a, b })))

test.each<[string, { [name: string]: unknown }]>([
  ...flags.map((given): [string, { [name: string]: unknown }] => [`query($a: Boolean!, $b: Boolean!) ${twice}`, given]),
  ...flags.map((given): [string, { [name: string]: unknown }] => [
    `query($a: Boolean!, $b: Boolean!) ${nested}`,
    given,
  ]),
  ['query($x: Boolean = true) { me { name @include(if: $x) } us { name } }', { x: null }],
  ['query($x: Boolean = true) { me @include(if: $x) { name } us { name } }', { x: null }],
  ['query($x: Boolean = true) { me { name @include(if: $x) } }', {}],
  ['query($toString: String) { tag(text: $toString) }', {}],
  ['query($constructor: String = "d") { tag(text: $constructor) }', {}],
  ['query($__proto__: String) { tag(text: $__proto__) }', JSON.parse('{"__proto__":"w"}')],
  ['query($a: String) { tag(text: $a) tags(of: { text: $a }) }', { a: 1 }],
  ['query($of: Tags) { tags(of: $of) }', { of: {} }],
  ['{ __proto__: me { __proto__: name toString: age constructor: name } us { toJSON: name } }', {}],
])('%s with %j is answered as graphql-js answers it, again and again', async (query, given) => {
  const document = parse(query)
  const expected = JSON.stringify(await execute({ schema, document, variableValues: given }))
  const run = recurringOperation(schema, { document, operationName: undefined })
  for (let times = 0; times < 8; times++) expect(JSON.stringify(await run(undefined, given))).toBe(expected)
})

test('one operation keeps the sets of its conditions apart', async () => {
  const document = parse(`query($a: Boolean!, $b: Boolean!) ${twice}`)
  const run = recurringOperation(schema, { document, operationName: undefined })
  for (let times = 0; times < 8; times++) {
    for (const given of flags) {
      const expected = await execute({ schema, document, variableValues: given })
      expect(JSON.stringify(await run(undefined, given))).toBe(JSON.stringify(expected))
    }
  }
})

test('a variable that was left out is not what its name inherits, inside a literal either', async () => {
  const document = parse('query($toString: String) { tags(of: { text: $toString }) }')
  const run = recurringOperation(schema, { document, operationName: undefined })
  expect(await run(undefined, {})).toEqual({ data: { tags: '{"of":{"limit":3}}' } })
})

test('an item that fails when its list is lost already ends no process', async () => {
  const run = recurringOperation(schema, { document: parse('{ must { id } }'), operationName: undefined })
  const result = await run(undefined, {})
  expect(result.data).toEqual({ must: null })
  expect(result.errors).toMatchObject([{ path: ['must', 1] }])
})
