import { buildSchema, getIntrospectionQuery, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { type DocumentLimits, documentLimits } from '../../src/documents/limits.ts'
import { createDocumentReader } from '../../src/documents/reader.ts'
import { measureShape } from '../../src/documents/shape.ts'

const schema = buildSchema(`
  type Query { one: Item many: [Item] grade: Int find(text: String, filter: Filter, list: [[[Int]]]): Item }
  type Item { id: ID! parent: Item many: [Item] }
  input Filter { a: Int b: Filter }`)

const refusalOf = (text: string, limits: Partial<DocumentLimits> = {}) =>
  createDocumentReader({ limits })
    .read(text, schema)
    .errors?.map(({ message }) => message)

const times = (count: number, one: (n: number) => string) => Array.from({ length: count }, (_, n) => one(n)).join(' ')

describe('the shape of a document', () => {
  test('is measured with its fragments in place', () => {
    const text =
      'query($v: Int @a) @b { a: one { ...F } b: one @skip(if: false) { x: id } ... @include(if: true) { many { id } } } fragment F on Item @c { parent { y: id } }'
    expect(measureShape(parse(text))).toEqual({
      operations: 1,
      fragments: 1,
      variables: 1,
      depth: 3,
      selections: 8,
      aliases: 4,
      directives: 5,
      rootFields: 3,
    })
  })

  test('is that of a fragment, too, which no operation spreads', () => {
    expect(measureShape(parse('{ one { id } } fragment F on Item { parent { x: id } }'))).toMatchObject({
      depth: 2,
      selections: 4,
      aliases: 1,
    })
  })

  test('a fragment that spreads itself is measured all the same', () => {
    expect(measureShape(parse('{ one { ...F } } fragment F on Item { parent { ...F } }')).depth).toBe(2)
  })

  test('a fragment bomb is counted, not walked', () => {
    const levels = times(60, (n) => `fragment F${n} on Item { x: id ...F${n + 1} ...F${n + 1} }`)
    expect(refusalOf(`{ one { ...F0 } } ${levels} fragment F60 on Item { x: id }`)).toEqual([
      expect.stringContaining('selections with its fragments in place'),
    ])
    const inIntrospection = times(60, (n) => `fragment F${n} on __Type { ...F${n + 1} ...F${n + 1} }`)
    expect(refusalOf(`{ __schema { types { ...F0 } } } ${inIntrospection} fragment F60 on __Type { name }`)).toEqual([
      expect.stringContaining('selections with its fragments in place'),
    ])
  })
})

describe('a document is refused', () => {
  test.each<[string, string, Partial<DocumentLimits>, string]>([
    ['that is too long, comments and all', `# ${'x'.repeat(100)}\n{ grade }`, { characters: 100 }, '112 characters'],
    ['of too many tokens', '{ grade grade grade }', { tokens: 4 }, 'more than 4 tokens'],
    ['that is too deep', '{ one { parent { id } } }', { depth: 2 }, '3 levels deep'],
    [
      'that is deep by its fragments',
      '{ one { ...F } } fragment F on Item { parent { id } }',
      { depth: 2 },
      '3 levels',
    ],
    ['of too many selections', '{ one { id id } many { id } }', { selections: 4 }, '5 selections'],
    ['of too many aliases', '{ a: one { id } b: one { id } }', { aliases: 1 }, '2 aliases'],
    ['of too many directives', '{ one @skip(if: false) @include(if: true) { id } }', { directives: 1 }, '2 directives'],
    ['of too many root fields', '{ a: one { id } b: one { id } grade }', { rootFields: 2 }, '3 root fields'],
    ['of too many operations', 'query A { grade } query B { grade }', { operations: 1 }, '2 operations'],
    ['of too many fragments', '{ one { ...A } } fragment A on Item { id }', { fragments: 0 }, '1 fragments'],
    ['of too many variables', 'query($a: String) { find(text: $a) { id } }', { variables: 0 }, '1 variables'],
  ])('%s', (_, text, limits, message) => {
    expect(refusalOf(text)).toBeUndefined()
    expect(refusalOf(text, limits)).toEqual([expect.stringContaining(message)])
  })

  test.each([
    ['lists', `{ find(list: ${'['.repeat(1_500)}1${']'.repeat(1_500)}) { id } }`],
    ['input objects', `{ find(filter: ${'{b: '.repeat(600)}{}${'}'.repeat(600)}) { id } }`],
    ['list types', `query($v: ${'['.repeat(1_500)}Int${']'.repeat(1_500)}) { find(list: $v) { id } }`],
    ['inline fragments', `${'{ ... '.repeat(1_000)}{ grade }${'}'.repeat(1_000)}`],
    ['brackets that nothing closes', '{'.repeat(3_000)],
  ])('that nests %s, before anything walks into it', (_, text) => {
    expect(refusalOf(text)).toEqual(['The document is nested more than 100 levels deep.'])
  })

  test('that nests fragments in a long chain', () => {
    const chain = times(250, (n) => `fragment F${n} on Item { ...F${n + 1} }`)
    expect(refusalOf(`{ one { ...F0 } } ${chain} fragment F250 on Item { id }`)).toEqual([
      expect.stringContaining('levels deep'),
    ])
  })

  test('before it is validated', () => {
    const watched = buildSchema('type Query { a: Int }')
    let looks = 0
    const query = watched.getQueryType()!
    const { getFields } = query
    query.getFields = () => {
      looks++
      return getFields.call(query)
    }
    const documents = createDocumentReader()
    documents.read('{', watched)
    looks = 0
    for (const text of [
      `{ ${'a '.repeat(31)} }`,
      `{ ${'x '.repeat(5_000)} }`,
      `{ ${times(101, (n) => `a${n}: a`)} }`,
    ]) {
      expect(documents.read(text, watched).errors).toHaveLength(1)
    }
    expect(looks).toBe(0)
    documents.read('{ a }', watched)
    expect(looks).toBeGreaterThan(0)
  })
})

describe('introspection', () => {
  test('is served as clients ask it', () => {
    expect(refusalOf(getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true }))).toBeUndefined()
  })

  test('counts as any other selection', () => {
    const all = times(101, (n) => `a${n}: types { name }`)
    expect(refusalOf(`{ __schema { ${all} } }`)).toEqual([expect.stringContaining('101 aliases')])
    expect(refusalOf('{ __schema { types { name } } }', { depth: 2 })).toEqual([
      expect.stringContaining('3 levels deep'),
    ])
  })

  test('is refused where it asks for much more of the schema than clients do', () => {
    const deep = 'types { fields { type { fields { type { name kind ofType { name } } } } } }'
    expect(refusalOf(`{ __schema { a: ${deep} } }`)).toBeUndefined()
    expect(refusalOf(`{ __schema { ${times(90, (n) => `a${n}: ${deep}`)} } }`)).toEqual([
      expect.stringContaining('parts of the schema'),
    ])
    const spread = `{ ${times(20, (n) => `a${n}: __schema { ...F }`)} } fragment F on __Schema { ${times(70, (n) => `b${n}: types { fields { args { name } } }`)} }`
    expect(refusalOf(spread, { aliases: 2_000 })).toEqual([expect.stringContaining('parts of the schema')])
  })
})

test('the limits are far above what our own clients ask', () => {
  expect(documentLimits.characters).toBeGreaterThan(20_000)
  expect(documentLimits.tokens).toBeGreaterThan(2_000)
})
