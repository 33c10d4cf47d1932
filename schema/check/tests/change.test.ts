import { expect, test } from 'vitest'
import { compose } from '../src/composition/compose.ts'
import { CompositionFailure } from '../src/index.ts'
import { changeOf, contractOf } from '../src/testing/change.ts'

test('a change has both sides composed, and knows where a coordinate is written', () => {
  const { before, after, operations } = changeOf(
    { subgraphs: { a: 'type Query { r(b: Int): String }' }, operations: ['query R { r }'] },
    { subgraphs: { a: 'type Query { r: String, s: String }' }, operations: ['query R { r }', 'query S { s }'] },
  )
  expect(operations.map(({ name }) => name)).toEqual(['R', 'S'])
  expect(before.locate('Query.r(b:)')).toEqual({ file: 'a.graphql', line: 2, column: 16, side: 'before' })
  expect(after.locate('Query.s')).toMatchObject({ line: 2, column: 25, side: 'after' })
  expect(after.locate('Query.gone')).toBe(null)
})

test('what does not compose says every error', () => {
  const contract = contractOf({ subgraphs: { a: 'type Query { r: Int }', b: 'type Query { r: Int }' } })
  expect(() => compose(contract)).toThrow(CompositionFailure)
})

test('the API has the directives for operations that subgraphs compose, and says where they are written', () => {
  const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@composeDirective"])
      @link(url: "https://example.org/show/v1.0", import: ["@show"]) @composeDirective(name: "@show")
    directive @show(to: String = "all") on FIELD
    type Query { r: Int }`
  const { after } = changeOf({ subgraphs: { a: sdl } }, { subgraphs: { a: sdl } })
  expect(after.apiSchema.getDirective('show')?.args.map(({ name }) => name)).toEqual(['to'])
  expect(after.supergraph.apiSchema().directive('show')).toBeDefined()
  expect(after.locate('@show(to:)')).toEqual({ file: 'a.graphql', line: 3, column: 21, side: 'after' })
})
