import { readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { stripSecurity } from '../src/authorization/index.ts'
import { createLimits, type LimitOptions } from '../src/limits/index.ts'
import { loadSupergraph } from '../src/planning/load-supergraph.ts'
import { composeSpecs } from './support/subgraphs.ts'

const supergraph = composeSpecs({
  a: {
    sdl: `type Query { one: Item many: [Item] page(first: Int = 5, last: Int): Page @listSize(slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
        few: [Item] @listSize(assumedSize: 3) dear: Item @cost(weight: 40) find(filter: Filter, text: String @cost(weight: 7)): Item grade: Grade any: Any }
      type Mutation { add(filter: Filter): Item }
      type Page { edges: [Edge] nodes: [Item] total: Int } type Edge { node: Item cursor: String }
      type Item { id: ID! name: String slow: Int @cost(weight: 2) parent: Item heavy: Heavy }
      type Heavy @cost(weight: 5) { id: ID } enum Grade @cost(weight: 3) { A } union Any = Item | Heavy
      input Filter { a: Int b: Filter c: [Filter!] d: Int @cost(weight: 4) }`,
  },
})
const { apiSchema } = loadSupergraph(supergraph)

function costOf(query: string, variables = {}, options: LimitOptions = {}): number {
  return createLimits(supergraph, apiSchema, options).check({ document: parse(query), variables }).cost
}

describe('the cost of an operation', () => {
  test.each([
    ['an object is 1, a leaf nothing', '{ one { id name } }', 1],
    ['objects in objects add up', '{ one { parent { parent { id } } } }', 3],
    ['a list is taken for 20', '{ many { id } }', 20],
    ['and multiplies what is in it', '{ many { parent { id } } }', 40],
    ['an assumed size', '{ few { parent { id } } }', 6],
    [
      'a size by argument goes to the sized fields',
      '{ page(first: 10) { total nodes { id } edges { node { id } } } }',
      31,
    ],
    ['the larger of two arguments', '{ page(first: 10, last: 30) { nodes { id } } }', 31],
    ['an argument left out has its default', '{ page { nodes { id } } }', 6],
    ['a negative size is none', '{ page(first: -100, last: -1) { nodes { id } } }', 1],
    ['a weight of a field', '{ dear { id } }', 40],
    ['a weight of a leaf field', '{ few { slow } }', 9],
    ['a weight of a type', '{ one { heavy { id } } }', 6],
    ['a weight of an enum', '{ grade }', 3],
    ['a weight of an argument', '{ find(text: "x") { id } }', 8],
    [
      'input objects, all the way down',
      '{ find(filter: { a: 1, b: { d: 1 }, c: [{}, {}] }) { id } }',
      1 + 1 + 1 + 4 + 2,
    ],
    ['a mutation is 10 more', 'mutation { add { id } }', 11],
    ['fragments count where they stand', '{ few { ...F } one { ...F } } fragment F on Item { parent { id } }', 8],
    [
      'a union is 1, and its members what they select',
      '{ any { ... on Item { parent { id } } ... on Heavy { id } } }',
      2,
    ],
    ['what is left out costs nothing', '{ one @skip(if: true) { id } many @include(if: false) { id } grade }', 3],
    ['typenames and introspection cost nothing', '{ __typename __schema { types { name } } }', 0],
  ])('%s', (_, query, cost) => {
    expect(costOf(query)).toBe(cost)
  })

  test('goes by the variables, and by their defaults', () => {
    const query =
      'query($n: Int = 2, $b: Boolean = false, $f: Filter) { page(first: $n) { nodes { id } } dear @include(if: $b) { id } find(filter: $f) { id } }'
    expect(costOf(query)).toBe(4)
    expect(costOf(query, { n: 9, b: true, f: { d: 1 } })).toBe(10 + 40 + 1 + 5)
  })

  test('is found again only for variables that cost the same', () => {
    const document = parse(
      `query($n: Int = 2, $b: Boolean = false, $c: Boolean = false, $f: Filter, $t: String) {
        page(first: $n) { nodes { id } } dear @include(if: $b) { heavy { id } }
        many @include(if: $b) { heavy @skip(if: $c) { id } } find(filter: $f, text: $t) { id } }`,
    )
    const limits = createLimits(supergraph, apiSchema)
    const values = { n: [1, 7, '7', null], b: [true, false], c: [true, false], f: [null, { d: 1 }], t: [null, 'a'] }
    const names = Object.keys(values) as (keyof typeof values)[]
    for (let seed = 1; seed <= 200; seed++) {
      const chosen = names.flatMap((name, at) => {
        const among = [...values[name], undefined]
        const value = among[Math.floor((seed * 7919) / 3 ** at) % among.length]
        return value === undefined ? [] : [[name, value] as const]
      })
      const asked = { document, variables: Object.fromEntries(chosen) }
      expect(limits.check(asked)).toEqual(createLimits(supergraph, apiSchema).check(asked))
    }
  })

  test('too much is refused, and told', () => {
    expect(() => costOf('{ many { id } }', {}, { maxCost: 19 })).toThrow(
      expect.objectContaining({
        extensions: expect.objectContaining({ code: 'COST_LIMIT_EXCEEDED', cost: { estimated: 20, max: 19 } }),
      }),
    )
    expect(costOf('{ many { id } }', {}, { maxCost: 20 })).toBe(20)
  })

  test('fragments of fragments are counted, not walked', () => {
    const levels = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on Item { a: parent { ...F${n + 1} } b: parent { ...F${n + 1} } }`,
    )
    const query = `{ one { ...F0 } } ${levels.join(' ')} fragment F60 on Item { id }`
    expect(() => costOf(query)).toThrow('may cost')
  })

  test('every operation of our own clients is within the limits, and says what it costs', () => {
    const sdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8')
    const schema = loadSupergraph(stripSecurity(sdl).sdl).apiSchema
    const read = (name: string) =>
      readFileSync(new URL(`../../schema/operations/${name}.graphql`, import.meta.url), 'utf8')
    const limits = createLimits(sdl, schema)
    const { cost } = limits.check({
      document: parse(`${read('posts')} ${read('fragments')}`),
      operationName: 'HomeFeed',
      variables: { first: 20 },
    })
    expect(cost).toBeGreaterThan(100)
    expect(cost).toBeLessThan(10_000)
  })
})
