import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { project, TestFolder } from './support/repository.ts'

const users = project['subgraphs/users.graphql']

const files = {
  ...project,
  'schema-check.yml': `${project['schema-check.yml']}manifests: manifest.json
events: { schemas: 'events/*.json' }
variants: { public: { exclude: [internal] } }
approvals: approvals.yml
rules: { lint-description: 'off' }
`,
  'subgraphs/users.graphql': users
    .replace('["@key"]', '["@key", "@tag"]')
    .replace('nickname: String', 'nickname: String\n  notes: String @tag(name: "internal")'),
  'manifest.json': JSON.stringify({
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [{ id: '1', name: 'Names', type: 'query', body: 'query Names { users { name } }' }],
  }),
  'events/user.renamed.json': JSON.stringify({ type: 'object', properties: { name: { type: 'string' } } }),
  'approvals.yml': 'changes: []\n',
}

const published = (folder: TestFolder) => JSON.parse(folder.read('published/index.json'))

const textsIn = (folder: TestFolder) =>
  readdirSync(join(folder.path, 'published'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.path.length + '/published/'.length))
    .sort()

test('a version has everything that gateways, clients and services need', async () => {
  using folder = new TestFolder().write(files)
  expect(await folder.run(['publish', 'published'])).toEqual({
    code: 0,
    stdout: 'Version 1 is in published/v1.\n',
    stderr: '',
  })
  expect(textsIn(folder)).toEqual([
    'CHANGELOG.md',
    'index.json',
    'v1/CHANGELOG.md',
    'v1/api.graphql',
    'v1/events/user.renamed.json',
    'v1/manifests/manifest.json',
    'v1/operations/web/fragments.graphql',
    'v1/operations/web/user.graphql',
    'v1/schema-check.yml',
    'v1/subgraphs/posts.graphql',
    'v1/subgraphs/users.graphql',
    'v1/supergraph.graphql',
    'v1/variants/public/api.graphql',
    'v1/variants/public/supergraph.graphql',
  ])
  expect(folder.read('published/v1/api.graphql')).toContain('notes: String')
  expect(folder.read('published/v1/variants/public/api.graphql')).not.toContain('notes')
  expect(folder.read('published/v1/variants/public/supergraph.graphql')).toContain(
    '@tag(name: "internal") @inaccessible',
  )
  expect(folder.read('published/v1/events/user.renamed.json')).toBe(files['events/user.renamed.json'])
  expect(folder.read('published/v1/manifests/manifest.json')).toBe(files['manifest.json'])
  expect(folder.read('published/CHANGELOG.md')).toMatch(
    /^# Changelog\n\n## Version 1 \(\d{4}-\d\d-\d\d\)\n\nThis is the first version\.\n$/,
  )
  expect(published(folder)).toMatchObject({ latest: 1, versions: [{ version: 1, forced: null }] })
})

test('what has not changed is not published again', async () => {
  using folder = new TestFolder().write(files)
  await folder.run(['publish', 'published'])
  const before = folder.read('published/index.json')
  expect(await folder.run(['publish', 'published'])).toEqual({
    code: 0,
    stdout: 'Nothing has changed since version 1, so nothing was published.\n',
    stderr: '',
  })
  expect(folder.read('published/index.json')).toBe(before)
  expect(existsSync(join(folder.path, 'published/v2'))).toBe(false)
})

test('a safe change is a new version, and the changelog says what it does; the old one stays as it was', async () => {
  using folder = new TestFolder().write(files)
  await folder.run(['publish', 'published'])
  const first = folder.read('published/v1/supergraph.graphql')
  folder.write({ 'subgraphs/users.graphql': files['subgraphs/users.graphql'].replace('nickname', 'email') })
  expect((await folder.run(['publish', 'published'])).stdout).toBe('Version 2 is in published/v2.\n')
  expect(folder.read('published/v1/supergraph.graphql')).toBe(first)
  expect(folder.read('published/v2/supergraph.graphql')).toContain('email')
  const changelog = folder.read('published/CHANGELOG.md')
  expect(changelog).toMatch(/^# Changelog\n\n## Version 2 .+\n\n### Safe\n\n.*- `User\.nickname`: .+\n\n## Version 1 /s)
  expect(folder.read('published/v2/CHANGELOG.md')).toBe(`${changelog.split('\n## Version 1')[0]}`)
  expect(published(folder)).toMatchObject({ latest: 2, versions: [{ version: 2 }, { version: 1 }] })
})

const withoutName = {
  'subgraphs/users.graphql': files['subgraphs/users.graphql'].replace('  name: String\n', ''),
  'web/fragments.graphql': 'fragment Name on User { id }',
}

test('what breaks somebody is refused, and nothing is written', async () => {
  using folder = new TestFolder().write(files)
  await folder.run(['publish', 'published'])
  folder.write(withoutName)
  const { code, stdout, stderr } = await folder.run(['publish', 'published'])
  expect(code).toBe(1)
  expect(stdout).toContain('breaking  User.name  field-removed')
  expect(stdout).toContain('broken   Names at users.name, in manifest.json')
  expect(stderr).toMatch(/^Nothing was published\. Approve what breaks/)
  expect(published(folder).latest).toBe(1)
  expect(readdirSync(join(folder.path, 'published')).sort()).toEqual(['CHANGELOG.md', 'index.json', 'v1'])
})

test('with a reason it is published nevertheless, and the reason is kept', async () => {
  using folder = new TestFolder().write(files)
  await folder.run(['publish', 'published'])
  folder.write(withoutName)
  expect((await folder.run(['publish', 'published', '--force', ' '])).code).toBe(2)
  expect(await folder.run(['publish', 'published', '--force', 'The app is *gone*.'])).toMatchObject({ code: 0 })
  expect(published(folder).versions[0]).toMatchObject({
    version: 2,
    forced: 'The app is *gone*.',
    changes: { breaking: 1, approved: 0 },
  })
  const changelog = folder.read('published/CHANGELOG.md')
  expect(changelog).toContain('Published although something breaks, because: The app is \\*gone\\*.\n')
  expect(changelog).toMatch(/### Breaking\n\n- `User\.name`: .+ Operations: Names, .*\(field-removed\)\n/)
})

test('a reason that nothing needs is not kept', async () => {
  using folder = new TestFolder().write(files)
  await folder.run(['publish', 'published', '--force', 'Just in case.'])
  expect(published(folder).versions[0].forced).toBe(null)
})

test('what is approved is published, and the changelog says who agreed why', async () => {
  using folder = new TestFolder().write(files)
  await folder.run(['publish', 'published'])
  folder.write({
    ...withoutName,
    'approvals.yml':
      'changes:\n  - { rule: field-removed, coordinate: User.name, before: String, after: null, reason: Nobody is called., until: 2999-01-01 }\n',
  })
  expect(await folder.run(['publish', 'published'])).toMatchObject({ code: 0 })
  expect(folder.read('published/CHANGELOG.md')).toMatch(
    /### Approved\n\n- `User\.name`: .+ Approved until 2999-01-01: Nobody is called\.\n/,
  )
})

test('a published version is a project that a change can be compared with', async () => {
  using folder = new TestFolder().write(files)
  await folder.run(['publish', 'published'])
  expect(await folder.check('--against', 'published/v1')).toMatchObject({ code: 0 })
  folder.write({ ...withoutName, 'manifest.json': files['manifest.json'].replace('name }', 'id }') })
  const { code, stdout } = await folder.check('--against', 'published/v1')
  expect(code).toBe(1)
  expect(stdout).toContain('breaking  User.name  field-removed')
})

test('tags that leave no valid variant keep it from being published', async () => {
  using folder = new TestFolder().write({
    ...files,
    'subgraphs/users.graphql': files['subgraphs/users.graphql'].replace(
      'type User @key(fields: "id")',
      'type User @key(fields: "id") @tag(name: "internal")',
    ),
  })
  const { code, stderr } = await folder.run(['publish', 'published'])
  expect(code).toBe(2)
  expect(stderr).toMatch(/error {2}subgraphs\/posts\.graphql:\d+:3: The tags leave out User but keep Post\.author/)
  expect(stderr).toContain('The tags of the variant public leave no valid schema, so nothing was published.')
  expect(existsSync(join(folder.path, 'published'))).toBe(false)
})

test('what does not compose is not published', async () => {
  using folder = new TestFolder().write({ ...files, 'subgraphs/posts.graphql': 'type Query { users: Int }' })
  expect(await folder.run(['publish', 'published', '--force', 'I insist.'])).toMatchObject({ code: 2 })
  expect(existsSync(join(folder.path, 'published'))).toBe(false)
})

test('a folder with other files is no place for versions, and a number that was begun is not used again', async () => {
  using folder = new TestFolder().write({ ...files, 'other/readme.txt': 'x' })
  const refused = await folder.run(['publish', 'other'])
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('no folder of published versions') })
  await folder.run(['publish', 'published'])
  mkdirSync(join(folder.path, 'published/v2'))
  folder.write({ 'subgraphs/users.graphql': files['subgraphs/users.graphql'].replace('nickname', 'email') })
  expect((await folder.run(['publish', 'published'])).stdout).toBe('Version 3 is in published/v3.\n')
  expect(await folder.run(['publish'])).toMatchObject({ code: 2 })
  folder.write({ 'published/index.json': '{' })
  expect((await folder.run(['publish', 'published'])).stderr).toContain('published/index.json is no index')
})

test('of several that publish at once one does, and no version is there twice', async () => {
  using folder = new TestFolder().write(files)
  const answers = await Promise.all([1, 2, 3].map(() => folder.spawn('publish', 'published')))
  expect(answers.filter(({ stdout }) => stdout.startsWith('Version 1 is in '))).toHaveLength(1)
  for (const { code, stdout, stderr } of answers) {
    if (code === 2) expect(stderr).toContain('Somebody else is publishing to published.')
    else expect(stdout).toMatch(/^(Version 1 is in|Nothing has changed since version 1)/)
  }
  expect(readdirSync(join(folder.path, 'published')).sort()).toEqual(['CHANGELOG.md', 'index.json', 'v1'])
})

test('what a process that was killed has left behind keeps nobody from publishing', async () => {
  using folder = new TestFolder().write(files)
  const { pid } = spawnSync(process.execPath, ['--version'])
  folder.write({ 'published/.publishing': JSON.stringify({ host: hostname(), pid }) })
  expect(await folder.run(['publish', 'published'])).toMatchObject({ code: 0 })
  folder.write({ 'published/.publishing': JSON.stringify({ host: 'another.example', pid }) })
  expect(await folder.run(['publish', 'published'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('If nobody is, remove published/.publishing.'),
  })
})

test('a version has the consumers of events, wherever the project lists them', async () => {
  using folder = new TestFolder().write({
    ...files,
    'schema-check.yml': files['schema-check.yml'].replace(
      "'events/*.json'",
      "'events/*.json', consumers: consumers.json",
    ),
    'consumers.json': '{ "user.renamed": ["search"] }',
  })
  await folder.run(['publish', 'published'])
  expect(folder.read('published/v1/schema-check.yml')).toMatch(/consumers:\n +user.renamed:\n +- search/)
})
