import {
  buildSchema,
  type DocumentNode,
  OverlappingFieldsCanBeMergedRule,
  parse,
  type ValidationRule,
  validate,
  visit,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { overlappingFieldsRule } from '../../src/documents/overlapping-fields.ts'

const schema = buildSchema(`
  type Query { node(id: ID, of: Of): Node one: One two: Two any: Any list: [One] must: One! }
  input Of { a: Int b: Int }
  interface Node { id: ID value(n: Int): Int node: Node }
  interface Named { name: String value(n: Int): Int! }
  type One implements Node { id: ID value(n: Int): Int node: Node other: One text: String same: [Int] }
  type Two implements Node & Named { id: ID value(n: Int): Int! node: Node other: Two text: Int name: String same: [Int!] }
  union Any = One | Two`)

const messages = (text: string, rule: ValidationRule) =>
  validate(schema, parse(text), [rule], { maxErrors: 10_000 }).map(({ message }) => message)

describe('the rule of overlapping fields', () => {
  test('judges as that of graphql-js does, over 1,500 made-up documents', () => {
    const verdicts = { valid: 0, invalid: 0 }
    for (let seed = 1; seed <= 1_500; seed++) {
      const text = madeUpDocument(seed)
      const isValid = messages(text, OverlappingFieldsCanBeMergedRule).length === 0
      expect(messages(text, overlappingFieldsRule).length === 0, text).toBe(isValid)
      verdicts[isValid ? 'valid' : 'invalid']++
    }
    expect(verdicts.valid).toBeGreaterThan(300)
    expect(verdicts.invalid).toBeGreaterThan(300)
  })

  test.each([
    ['{ a: one { id } a: two { id } }', '"one" and "two" are different fields'],
    ['{ node(id: 1) { id } node(id: 2) { id } }', 'they have differing arguments'],
    ['{ any { ... on One { text } ... on Two { text } } }', 'they return conflicting types "String" and "Int"'],
  ])('says why: %s', (text, reason) => {
    expect(messages(text, overlappingFieldsRule)).toEqual([expect.stringContaining(reason)])
    expect(messages(text, OverlappingFieldsCanBeMergedRule)).toEqual([expect.stringContaining(reason)])
  })

  test.each<[string, (n: number) => string]>([
    ['one field again and again', (n) => `{ one { ${'id '.repeat(n)} } }`],
    ['one object again and again', (n) => `{ ${'one { other { id } } '.repeat(n)} }`],
    ['arguments', (n) => `{ ${'node(of: { a: 1, b: 2 }) { id } '.repeat(n)} }`],
    ['conflicts', (n) => `{ one { ${times(n, (i) => (i % 2 ? 'x: id' : 'x: text'))} } }`],
    ['fragments side by side', (n) => `{ one { ${times(n, (i) => `...F${i}`)} } } ${times(n, (i) => fragment(i))}`],
    ['fragments in fragments', (n) => `{ one { ...F0 } } ${times(n, (i) => fragment(i, `...F${i + 1} ...F${i + 1}`))}`],
    ['fragments on both types', (n) => `{ any { ...F0 } } ${times(n, (i) => branching(i))}`],
    [
      'many operations',
      (n) => `${times(n, (i) => `query Q${i} { one { ...F0 } }`)} ${times(n, (i) => fragment(i, `...F${i + 1}`))}`,
    ],
  ])('works in proportion to the document: %s', (_, text) => {
    const [small, large] = [60, 120].map((n) => readsOf(parse(text(n))))
    expect(large! / small!).toBeLessThan(2.6)
  })
})

const times = (count: number, one: (n: number) => string) => Array.from({ length: count }, (_, n) => one(n)).join(' ')
const fragment = (n: number, more = '') => `fragment F${n} on One { id other { id ${more} } }`
const branching = (n: number) =>
  `fragment F${n} on Any { ... on One { node { value ...F${n + 1} } } ... on Two { node { id ...F${n + 1} } } ... on Node { node { ...F${n + 1} } } }`

/** How often the rule reads the name of a field. */
function readsOf(document: DocumentNode): number {
  let reads = 0
  visit(document, {
    Field(node) {
      const { name } = node
      Object.defineProperty(node, 'name', {
        get: () => {
          reads++
          return name
        },
      })
    },
  })
  validate(schema, document, [overlappingFieldsRule])
  return reads
}

function madeUpDocument(seed: number): string {
  let state = seed * 2_654_435_761
  const pick = <T>(choices: readonly T[]): T => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0
    return choices[state % choices.length]!
  }
  const value = () => pick(['', '(n: 1)', '(n: 2)', '(n: $n)'])
  const field = (depth: number): string => {
    const alias = pick(['', '', '', 'x: ', 'id: '])
    const composite = pick(['node', 'other', 'nothing'])
    return depth > 0 && pick([true, false])
      ? `${alias}${composite} { ${selections(depth - 1)} }`
      : `${alias}${pick(['id', 'id', 'text', 'same', '__typename', `value${value()}`])}`
  }
  const selection = (depth: number): string =>
    pick([
      () => field(depth),
      () => field(depth),
      () => field(depth),
      () => `... on ${pick(['One', 'Two', 'Node', 'Named', 'Unknown'])} { ${selections(depth)} }`,
      () => `... { ${selections(depth)} }`,
      () => `...${pick(['A', 'B', 'C'])}`,
    ])()
  const selections = (depth: number) => times(pick([1, 2]), () => selection(depth))
  const root = () =>
    `${pick(['', 'x: '])}${pick(['one', 'two', 'any', 'must', 'list', 'node(of: { a: 1, b: 2 })', 'node(of: { b: 2, a: 1 })', 'node(id: 1)'])} { ${selections(2)} }`
  const fragments = ['A', 'B', 'C'].map(
    (name) => `fragment ${name} on ${pick(['One', 'Two', 'Node', 'Any'])} { ${selections(1)} }`,
  )
  return `{ ${times(pick([1, 2]), root)} spread: any { ...A ...B ...C } } ${fragments.join(' ')}`
}
