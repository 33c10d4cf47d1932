import { expect, test } from 'vitest'
import { TestFolder } from './support/repository.ts'

const files = {
  'schema-check.yml': "subgraphs: '*/schema.graphql'\noperations: ['operations/*.graphql']\n",
  'reviews/schema.graphql': `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query { latest: Review } type Review { text: String author: User } type User @key(fields: "id", resolvable: false) { id: ID! }`,
  'people/schema.graphql': `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query { me: User } type User @key(fields: "id") { id: ID! name: String }`,
  'operations/app.graphql':
    'query Latest { latest { text author { name } } }\nquery Both { me { id } latest { text } }\nquery Refused { nothing }',
}

test('each operation is listed with its fetches, its round trips and its subgraphs', async () => {
  using folder = new TestFolder().write(files)
  expect(await folder.run(['plans'])).toEqual({
    code: 0,
    stdout: [
      'operation  fetches  round trips  subgraphs\n',
      'Both             2            1  people, reviews\n',
      'Latest           2            2  people, reviews\n',
      'Refused          -            -  the gateway refuses it\n',
    ].join(''),
    stderr: '',
  })
})

test('one operation is shown with what it asks of subgraphs', async () => {
  using folder = new TestFolder().write(files)
  const { stdout } = await folder.run(['plans', 'Latest', '--format', 'json'])
  expect(JSON.parse(stdout)).toMatchObject({
    operations: [
      {
        name: 'Latest',
        location: { file: 'operations/app.graphql', line: 1 },
        plan: {
          fetches: 2,
          roundTrips: 2,
          subgraphs: ['people', 'reviews'],
          asks: [
            { subgraph: 'reviews', path: '' },
            { subgraph: 'people', path: 'latest.author' },
          ],
        },
      },
    ],
  })
})

test('an operation that is not there, and a format, are named', async () => {
  using folder = new TestFolder().write(files)
  expect(await folder.run(['plans', 'Nobody'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Nobody') })
  expect(await folder.run(['plans', '--format', 'xml'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('xml'),
  })
})

test('what does not compose has no plans', async () => {
  using folder = new TestFolder().write({ ...files, 'people/schema.graphql': 'type Query { latest: Int }' })
  const { code, stderr } = await folder.run(['plans'])
  expect(code).toBe(2)
  expect(stderr).toContain('Query.latest')
})
