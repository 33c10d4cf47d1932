import { expect, test } from 'vitest'
import { TestFolder } from './support/repository.ts'

const files = {
  'schema-check.yml': "subgraphs: 'subgraphs/*.graphql'\nrules: { lint-description: 'off' }\n",
  'subgraphs/users.graphql': `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

type Query {
  users: [User!]!
}

type User @key(fields: "id") {
  id: ID!
  # schema-check-disable-next-line lint-list-bounded: There are two at most.
  parents: [User!]!
}
`,
}

test('the lint says all that it finds, without a base', async () => {
  using folder = new TestFolder().write(files)
  expect(await folder.spawn('lint')).toEqual({
    code: 0,
    stdout: `subgraphs/users.graphql:4:3  notice  lint-list-bounded
    Query.users is [User!]!, and nothing says how long it may get. Give it @listSize, or an argument first or last or limit.

The lint finds 1 thing.
`,
    stderr: '',
  })
})

test('what the configuration calls breaking is exit code 1, and an approval excuses it', async () => {
  using folder = new TestFolder().write({
    ...files,
    'schema-check.yml': `${files['schema-check.yml'].replace('rules: {', 'rules: { lint-list-bounded: breaking,')}approvals: approvals.yml\n`,
    'approvals.yml': '',
  })
  expect((await folder.run(['lint'])).code).toBe(1)
  const entry =
    '{ rule: lint-list-bounded, coordinate: Query.users, before: null, after: null, reason: Few., until: 2099-12-31 }'
  folder.write({ 'approvals.yml': `changes:\n  - ${entry}\n` })
  expect(await folder.run(['lint'])).toMatchObject({
    code: 0,
    stdout: 'The lint finds nothing, and 1 thing that is approved.\n',
  })
})

test('the lint has the formats of a check, and refuses options that its rules do not take', async () => {
  using folder = new TestFolder().write(files)
  const { stdout } = await folder.run(['lint', '--format=json'])
  expect(JSON.parse(stdout)).toMatchObject({ findings: [{ rule: 'lint-list-bounded', coordinate: 'Query.users' }] })
  folder.write({ 'schema-check.yml': `subgraphs: 'subgraphs/*.graphql'\nrules: { lint-list-bounded: { most: 3 } }\n` })
  const { code, stderr } = await folder.run(['lint'])
  expect(code).toBe(2)
  expect(stderr).toContain('rules.lint-list-bounded: Unrecognized key: "most".')
})
