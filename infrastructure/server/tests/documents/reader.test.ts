import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { createDocumentReader } from '../../src/documents/reader.ts'

const schema = buildSchema('type Query { a: Int b(of: [Int!]): Int }')

test('a document is read once, and so is one that is refused', () => {
  const documents = createDocumentReader()
  for (const text of ['{ a }', '{ nothing }', '{', `{ ${'a '.repeat(31)} }`]) {
    const read = documents.read(text, schema)
    expect(documents.read(text, schema)).toBe(read)
  }
})

test('every schema has documents of its own', () => {
  const documents = createDocumentReader()
  expect(documents.read('{ c }', schema).errors).toHaveLength(1)
  expect(documents.read('{ c }', buildSchema('type Query { c: Int }')).errors).toBeUndefined()
})

test('what is kept is bounded by its size, and what is refused pushes out nothing that is served', () => {
  const documents = createDocumentReader({ keptBytes: 100_000 })
  const first = documents.read('{ a }', schema)
  for (let n = 0; n < 1_000; n++) documents.read(`{ refused${n} }`, schema)
  expect(documents.read('{ a }', schema)).toBe(first)
  for (let n = 0; n < 10; n++) documents.read(`{ a }#${String(n).repeat(10_000)}`, schema)
  expect(documents.read('{ a }', schema)).not.toBe(first)
})

test('long texts of one length are told apart', () => {
  const documents = createDocumentReader()
  const text = (name: string) => `# ${'x'.repeat(20_000)}\n{ ${name} }`
  expect(documents.read(text('a'), schema).document).toBeDefined()
  expect(documents.read(text('c'), schema).errors).toHaveLength(1)
})

test('errors say where', () => {
  const { errors } = createDocumentReader().read('{ a\n  nothing }', schema)
  expect(errors?.[0]?.toJSON()).toEqual({
    message: 'Cannot query field "nothing" on type "Query".',
    locations: [{ line: 2, column: 3 }],
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  })
})

test('twenty errors are told, and then that there are more', () => {
  const text = `{ ${Array.from({ length: 30 }, (_, n) => `nothing${n}`).join(' ')} }`
  const { errors } = createDocumentReader().read(text, schema)
  expect(errors).toHaveLength(21)
  expect(errors?.at(-1)?.message).toContain('Too many validation errors')
})
