import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { createDocumentReader } from '../../src/documents/reader.ts'

const schema = buildSchema('type Query { a(b: String): String }')

test.each([
  ['escaped', '{ a(b: "\\uD800") }'],
  ['escaped in braces', '{ a(b: "\\u{D800}") }'],
  ['as it is', '{ a(b: "\uD800") }'],
  ['in a block string', '{ a(b: """x \uDFFF""") }'],
])('half a surrogate pair in a string of a document, %s, is refused where it stands', (_, text) => {
  expect(createDocumentReader().read(text, schema).errors).toMatchObject([
    { extensions: { code: 'GRAPHQL_PARSE_FAILED' }, locations: [{ line: 1 }] },
  ])
})

test('a whole pair is read', () => {
  expect(createDocumentReader().read('{ a(b: "🙂 \\uD83D\\uDE42 \\u{1F642}") }', schema).errors).toBeUndefined()
})
