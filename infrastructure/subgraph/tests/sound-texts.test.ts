import { buildSchema, graphql } from 'graphql'
import { expect, test } from 'vitest'
import { onlySoundTexts } from '../src/graphql/sound-texts.ts'

const written: unknown[] = []

const schema = onlySoundTexts(
  buildSchema(`
    type Query { find(words: String!): Boolean, inner: Inner! }
    type Inner { list(after: String): Boolean }
    type Mutation { write(input: Write!): Payload }
    input Write { text: String!, lines: [String!] }
    type Payload { errors: [UserError!]! }
    type UserError { code: String!, path: [String!] }
  `),
)
const rootValue = {
  find: () => true,
  inner: { list: () => true },
  write: ({ input }: { input: object }) => written.push(input) && { errors: [] },
}
const Write = 'mutation ($input: Write!) { write(input: $input) { errors { code path } } }'

test('half a surrogate pair is refused by its path, in a payload where there is one', async () => {
  const input = { text: 'a\ud800', lines: ['b', '\udc00'] }
  const { data } = await graphql({ schema, rootValue, source: Write, variableValues: { input } })
  const error = (...path: string[]) => ({ code: 'INVALID', path: ['input', ...path] })
  expect(data).toEqual({ write: { errors: [error('text'), error('lines', '1')] } })
  expect(written).toEqual([])
  for (const [field, argument] of [
    ['find(words: $text)', 'words'],
    ['inner { list(after: $text) }', 'after'],
  ]) {
    const source = `query ($text: String!) { ${field} }`
    const { errors } = await graphql({ schema, rootValue, source, variableValues: { text: '\ud83d' } })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }])
  }
})

test('whole pairs pass', async () => {
  const { data } = await graphql({ schema, rootValue, source: Write, variableValues: { input: { text: '🙂' } } })
  expect(data).toEqual({ write: { errors: [] } })
  expect(written).toEqual([{ text: '🙂' }])
})
