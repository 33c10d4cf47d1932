import { buildSchema, GraphQLError, graphqlSync, parse } from 'graphql'
import { expect, test } from 'vitest'
import { withoutQuotedValues } from '../src/errors/quoted-values.ts'

const schema = buildSchema(`
  input Credentials { name: String!, age: Int, kind: Kind, size: Bytes }
  scalar Bytes
  enum Kind { ONE TWO }
  type Query { signIn(input: Credentials!): Boolean }
`)
Object.assign(schema.getType('Bytes')!, {
  parseValue() {
    throw new GraphQLError('Bytes takes a whole number from 0 to 2^53 - 1, e.g. 1048576')
  },
})
const secret = 'hunter2; at "home": value: x'

function messages(source: string, variableValues?: Record<string, unknown>): string[] {
  const { errors = [] } = graphqlSync({ schema, source, variableValues })
  return errors.map((error) => withoutQuotedValues(error.message))
}

const query = 'query ($input: Credentials!) { signIn(input: $input) }'
const literal = JSON.stringify(secret)

test.each([
  [
    { input: { name: [secret] } },
    '"$input" got an invalid value at "input.name"; String cannot represent a non string value.',
  ],
  [
    { input: { name: 'a', age: secret } },
    '"$input" got an invalid value at "input.age"; Int cannot represent non-integer value.',
  ],
  [{ input: { name: 'a', kind: secret } }, 'The enum "Kind" has no such value.'],
  [{ input: { name: 'a', [secret]: 1 } }, 'A field is not defined by type "Credentials".'],
  [{ input: { name: 'a', nmae: 1 } }, 'Field "nmae" is not defined by type "Credentials".'],
  [{ input: secret }, 'Expected type "Credentials" to be an object.'],
  [{ input: { age: 1 } }, 'Field "name" of required type "String!" was not provided.'],
])('a variable of the wrong type is named, not quoted: %#', (variables, told) => {
  const [message = ''] = messages(query, variables)
  expect(message).toContain(told)
  expect(message).not.toContain('hunter2')
})

test.each([-1, secret, 'hunter2 takes hunter2, e.g. hunter2', { 'a takes hunter2, e.g. hunter2': 1 }])(
  'a scalar of ours says what it takes: %#',
  (size) => {
    const [message] = messages(query, { input: { name: 'a', size } })
    expect(message).toBe(
      'Variable "$input" got an invalid value at "input.size"; Bytes takes a whole number from 0 to 2^53 - 1, e.g. 1048576.',
    )
  },
)

test.each([
  `{ signIn(input: ${literal}) }`,
  `{ signIn(input: { name: [${literal}] }) }`,
  `{ signIn(input: { name: "a", age: ${literal} }) }`,
  `{ signIn(input: { name: "a", kind: ${literal} }) }`,
  `{ signIn(input: { name: "a" ${literal} }) }`,
  `{ ${literal} }`,
  `{ signIn(input: """hunter2""" `,
  `{ signIn """hunter2""" `,
  'hunter2',
  '{ signIn(input: { name: "a"hunter2 hunter2" }) }',
  '{ signIn(input: { name: "a" 4hunter2 }) }',
])('a literal in the wrong place is not quoted: %s', (source) => {
  const found = messages(source)
  expect(found.length).toBeGreaterThan(0)
  for (const message of found) expect(message).not.toContain('hunter2')
})

test('what quotes nothing stays as it is', () => {
  for (const message of ['Cannot query field "nope" on type "Query".', 'Syntax Error: Expected Name, found "}".']) {
    expect(withoutQuotedValues(message)).toBe(message)
  }
  expect(() => parse('{ } ')).toThrow(withoutQuotedValues('Syntax Error: Expected Name, found "}".'))
})
