import { expect, test } from 'vitest'
import { TestFolder } from './support/repository.ts'

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external"])\n'
const config = "subgraphs: 'subgraphs/*.graphql'\ncache: .cache\n"

test('a schema whose types lead from one to the next three thousand times composes', { timeout: 60_000 }, async () => {
  const chain = Array.from({ length: 3000 }, (_, index) => `type T${index} { id: ID! next: T${index + 1} }\n`)
  using folder = new TestFolder()
  folder.write({
    'schema-check.yml': config,
    'subgraphs/a.graphql': `${link}type Query { first: T0 }\n${chain.join('')}type T3000 { id: ID! }\n`,
  })
  const { code, stdout } = await folder.spawn('compose')
  expect(code).toBe(0)
  expect(stdout).toContain('type T3000')
})

test('fields that require each other are an error at both', async () => {
  using folder = new TestFolder()
  folder.write({
    'schema-check.yml': config,
    'subgraphs/a.graphql': `${link}type Query { a: A }
type A @key(fields: "id") { id: ID! y: Int @external x: Int @requires(fields: "y") }\n`,
    'subgraphs/b.graphql': `${link}type Query { b: A }
type A @key(fields: "id") { id: ID! x: Int @external y: Int @requires(fields: "x") }\n`,
  })
  const { code, stderr } = await folder.run(['compose'])
  expect(code).toBe(2)
  expect(stderr).toContain(
    'REQUIRES_CYCLE: A.x, which requires A.y, which requires A.x: none of them can be resolved first',
  )
  expect(stderr).toContain('subgraphs/a.graphql:3:61')
  expect(stderr).toContain('subgraphs/b.graphql:3:61')
})

test('of fields that require each other through objects, each is named', async () => {
  using folder = new TestFolder()
  folder.write({
    'schema-check.yml': config,
    'subgraphs/a.graphql': `${link}type Query { a: A }
type A @key(fields: "id") { id: ID! b: B @external x: Int @requires(fields: "b { y }") }
type B @key(fields: "id") { id: ID! y: Int @external }\n`,
    'subgraphs/b.graphql': `${link}type Query { b: B }
type A @key(fields: "id") { id: ID! b: B x: Int @external }
type B @key(fields: "id") { id: ID! a: A y: Int @requires(fields: "a { x }") }\n`,
  })
  const { code, stderr } = await folder.run(['compose'])
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('A.x, which requires B.y') })
})
