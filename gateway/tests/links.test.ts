import { type ObjectTypeDefinitionNode, parse, print } from 'graphql'
import { describe, expect, test } from 'vitest'
import { argumentsOf, argumentsOfEach } from '../src/supergraph/directives.ts'
import { directiveName, linksOf, mapLinks } from '../src/supergraph/links.ts'

const apollo = 'https://specs.apollo.dev'
const schemaWith = (...links: string[]) => parse(`schema ${links.join(' ')} { query: Query }`)

function onlyLink(link: string) {
  const [read] = linksOf(schemaWith(link))
  return read!
}

describe('a link', () => {
  test('is read with its name, its version and what it is for', () => {
    expect(onlyLink(`@link(url: "${apollo}/join/v0.5", for: EXECUTION)`)).toMatchObject({
      url: `${apollo}/join/v0.5`,
      name: 'join',
      version: 'v0.5',
      localName: 'join',
      purpose: 'EXECUTION',
    })
    expect(onlyLink(`@link(url: "${apollo}/cost/v0.1")`).purpose).toBeUndefined()
  })

  test.each([
    ['of a specification of somebody else', 'https://example.com/specs/access/v1.0', 'access', 'v1.0'],
    ['that ends in a slash', `${apollo}/cost/v0.1/`, 'cost', 'v0.1'],
    ['without a version', 'https://example.com/access', 'access', undefined],
  ])('%s is read too', (_, url, name, version) => {
    const link = onlyLink(`@link(url: "${url}")`)
    expect([link.name, link.version]).toEqual([name, version])
  })

  test('counts on an extension of the schema, and keeps its place', () => {
    const document = parse(`schema @link(url: "a/v1.0") @other { query: Query } extend schema @link(url: "b/v1.0")`)
    expect(linksOf(document).map(({ name }) => name)).toEqual(['a', 'b'])
  })

  test('can be changed or left out, and nothing else of the schema is', () => {
    const document = schemaWith('@link(url: "a/v1.0")', '@other', '@link(url: "b/v1.0", for: SECURITY)')
    const changed = mapLinks(document, ({ name, node }) => (name === 'a' ? null : { ...node, arguments: [] }))
    expect(print(changed)).toBe(print(schemaWith('@other', '@link')))
  })
})

describe('the name of a directive', () => {
  const cost = (more: string) => onlyLink(`@link(url: "${apollo}/cost/v0.1" ${more})`)

  test('is its own where it is called as its specification', () => {
    expect(directiveName(cost(''))).toBe('cost')
    expect(directiveName(cost(''), 'cost')).toBe('cost')
  })

  test('begins with the name of the specification where it is not imported', () => {
    expect(directiveName(cost(''), 'listSize')).toBe('cost__listSize')
  })

  test('is its own where it is imported', () => {
    expect(directiveName(cost('import: ["@listSize"]'), 'listSize')).toBe('listSize')
    expect(directiveName(cost('import: [{ name: "@listSize" }]'), 'listSize')).toBe('listSize')
  })

  test('is what an import renames it to, or the link', () => {
    const renamed = cost('as: "price" import: [{ name: "@listSize", as: "@size" }]')
    expect(directiveName(renamed, 'listSize')).toBe('size')
    expect(directiveName(renamed)).toBe('price')
    expect(directiveName(cost('as: "price"'), 'listSize')).toBe('price__listSize')
    expect(directiveName(cost('as: "price" import: ["@cost"]'))).toBe('cost')
  })
})

test('arguments of directives are plain values, by name', () => {
  const { definitions } = parse(
    'type A @join__type(graph: ONE, key: "id") @key @join__type(graph: TWO, resolvable: false)',
  )
  const type = definitions[0] as ObjectTypeDefinitionNode
  expect(argumentsOf(type.directives![1]!)).toEqual({})
  expect(argumentsOfEach(type, 'join__type')).toEqual([
    { graph: 'ONE', key: 'id' },
    { graph: 'TWO', resolvable: false },
  ])
})
