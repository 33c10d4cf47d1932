import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printSchema } from 'graphql'
import { expect, test } from 'vitest'
import { type Cache, openCache } from '../../src/cache/cache.ts'
import { compose } from '../../src/composition/compose.ts'
import { contractOf } from '../../src/testing/change.ts'

const subgraphs = {
  a: 'type Query { r(first: Int = 10): [T!] @deprecated(reason: "old") } type T @key(fields: "id") { id: ID! }',
  b: `directive @seen(by: String = "all") on FIELD
    scalar Link @specifiedBy(url: "https://example.org/link")
    enum Color { RED GREEN @inaccessible }
    type T @key(fields: "id") { id: ID! link: Link color: Color at: Int @tag(name: "internal") }`,
}

/** Counts what had to be made. */
function counting(cache: Cache) {
  let made = 0
  return {
    made: () => made,
    cached: <T>(kind: string, inputs: readonly string[], make: () => T) =>
      cache.cached(kind, inputs, () => {
        made++
        return make()
      }),
  }
}

test('a composition that was kept is the one that was made', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'schema-check-'))
  const cache = counting(openCache(folder.path, '1'))
  const made = compose(contractOf({ subgraphs }), { cache })
  const kept = compose(contractOf({ subgraphs }), { cache })
  expect(cache.made()).toBe(1)
  expect(kept.supergraphSdl).toBe(made.supergraphSdl)
  expect(printSchema(kept.apiSchema)).toBe(printSchema(made.apiSchema))
  expect(kept.hints).toEqual(made.hints)
  expect(kept.supergraph.schema.type('T')?.coordinate).toBe('T')
})

test('what clients see is kept as composition made it', () => {
  const { apiSchema, supergraph } = compose(contractOf({ subgraphs }))
  expect(printSchema(apiSchema)).toBe(printSchema(supergraph.apiSchema().toGraphQLJSSchema()))
})

test('a subgraph that says something else is composed anew', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'schema-check-'))
  const cache = counting(openCache(folder.path, '1'))
  compose(contractOf({ subgraphs }), { cache })
  const changed = compose(contractOf({ subgraphs: { ...subgraphs, a: subgraphs.a.replace('10', '20') } }), { cache })
  expect(cache.made()).toBe(2)
  expect(printSchema(changed.apiSchema)).toContain('first: Int = 20')
})
