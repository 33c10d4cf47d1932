import { cpSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compose } from '../../src/composition/compose.ts'
import { contractOf } from '../../src/testing/change.ts'
import { project, TestFolder, TestRepository } from './support/repository.ts'

const users = project['subgraphs/users.graphql']
const withoutName = { 'subgraphs/users.graphql': users.replace('  name: String\n', '') }
const breaks = 'breaking  User.name  field-removed'

/** A repository on a branch whose last commit removes a field that an operation asks for. */
function breaking(): TestRepository {
  const repository = new TestRepository(project)
  repository.git('switch', '--quiet', '--create=change')
  return repository.commit(withoutName)
}

test('a branch is compared with the commit where it left main, not with what main has become', async () => {
  using repository = breaking()
  repository.git('switch', '--quiet', 'main')
  repository.commit({ 'subgraphs/users.graphql': users.replace('nickname', 'alias') })
  repository.git('switch', '--quiet', 'change')
  for (const against of [[], ['--against=main']]) {
    const { code, stdout } = await repository.check(...against)
    expect(code).toBe(1)
    expect(stdout).toContain(breaks)
    expect(stdout).not.toContain('alias')
  }
  // A commit is no branch that moves on, so it is meant as it is.
  const main = repository.git('rev-parse', 'main')
  expect((await repository.check(`--against=${main}`, '--verbose')).stdout).toContain('alias')
})

test('what is not committed yet is judged', async () => {
  using repository = new TestRepository(project)
  repository.write(withoutName)
  expect(await repository.check()).toMatchObject({ code: 1, stdout: expect.stringContaining(breaks) })
})

test('on the main branch itself the last commit is judged', async () => {
  using repository = new TestRepository(project)
  repository.commit(withoutName)
  const { code, stdout } = await repository.check()
  expect(code).toBe(1)
  expect(stdout).toContain(breaks)
  expect(stdout).toMatch(/compared with the parent commit at/)
  expect((await repository.check('--against=HEAD')).code).toBe(0)
})

test('the first branch that exists is taken', async () => {
  using repository = breaking()
  repository.write({ 'schema-check.yml': `${project['schema-check.yml']}base: [origin/trunk, main]\n` })
  expect((await repository.check()).stdout).toContain('compared with main at')
})

test('a removed field is placed in the file as it was', async () => {
  using repository = breaking()
  expect((await repository.check()).stdout).toContain('at subgraphs/users.graphql:10:3 (before)')
})

test('a file that has another name is the same subgraph, where the configuration says so', async () => {
  const config = (file: string) => `subgraphs: { users: { file: ${file} }, posts: { file: subgraphs/posts.graphql } }\n`
  using repository = new TestRepository({ ...project, 'schema-check.yml': config('subgraphs/users.graphql') })
  repository.git('switch', '--quiet', '--create=change')
  repository.commit({
    'subgraphs/users.graphql': null,
    'subgraphs/people.graphql': users,
    'schema-check.yml': config('subgraphs/people.graphql'),
  })
  expect(await repository.check()).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing changed.') })
})

test('a subgraph that has left the configuration is missed', async () => {
  const config = (names: readonly string[]) =>
    `subgraphs:\n${names.map((name) => `  ${name}: { file: subgraphs/${name}.graphql }\n`).join('')}operations: 'web/*.graphql'\n`
  using repository = new TestRepository({
    ...project,
    'schema-check.yml': config(['users', 'posts']),
    'web/posts.graphql': 'query Posts { posts { id } }',
  })
  repository.git('switch', '--quiet', '--create=change')
  repository.commit({ 'schema-check.yml': config(['users']) })
  expect(await repository.check()).toMatchObject({ code: 1, stdout: expect.stringContaining('Query.posts') })
})

test('a deleted subgraph breaks who asks it; a new one breaks nobody', async () => {
  using repository = new TestRepository({ ...project, 'web/posts.graphql': 'query Posts { posts { id } }' })
  repository.git('switch', '--quiet', '--create=change')
  repository.commit({ 'subgraphs/posts.graphql': null })
  const { code, stdout } = await repository.check()
  expect(code).toBe(1)
  expect(stdout).toContain('broken   Posts at posts')
  repository.git('switch', '--quiet', '--create=other', 'main')
  repository.commit({ 'subgraphs/tags.graphql': 'type Query { tags: [String!]! }\n' })
  expect(await repository.check()).toMatchObject({ code: 0 })
})

test('a base without the configuration is read by the one that there is now', async () => {
  const { 'schema-check.yml': config, ...rest } = project
  using repository = new TestRepository(rest)
  repository.git('switch', '--quiet', '--create=change')
  repository.commit({ ...withoutName, 'schema-check.yml': config })
  expect(await repository.check()).toMatchObject({ code: 1, stdout: expect.stringContaining(breaks) })
})

test('an operation that was removed still counts, since clients out there send it', async () => {
  using repository = breaking()
  repository.commit({ 'web/user.graphql': null, 'web/other.graphql': 'query Other { users { id } }' })
  const { code, stdout } = await repository.check()
  expect(code).toBe(1)
  expect(stdout).toContain('broken   Profile at user.name')
})

test('a manifest names the client, and that of the base counts too', async () => {
  const manifest = (body: string) =>
    JSON.stringify({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: 'a1', name: 'Names', type: 'query', body, clientName: 'ios' }],
    })
  using repository = new TestRepository({
    ...project,
    'schema-check.yml': `${project['schema-check.yml']}manifests: [manifest.json, relay.json]\n`,
    'manifest.json': manifest('query Names { users { name } }'),
    'relay.json': '{\n  "b2": "query Relay { users { name } }"\n}',
  })
  repository.git('switch', '--quiet', '--create=change')
  repository.commit({ ...withoutName, 'manifest.json': manifest('query Names { users { id } }') })
  const { code, stdout } = await repository.check()
  expect(code).toBe(1)
  expect(stdout).toContain('broken   Names (ios) at users.name, in manifest.json:1:')
  expect(stdout).toContain('broken   Relay at users.name, in relay.json:2:3')
})

test('an operation in a file and as a client sends it, with __typename, counts once at its line', async () => {
  using repository = new TestRepository({
    ...project,
    'schema-check.yml': `${project['schema-check.yml']}manifests: [relay.json]\n`,
    'relay.json': JSON.stringify({
      a: 'query Profile($id: ID!) { user(id: $id) { ...Name __typename } } fragment Name on User { id name __typename }',
    }),
  })
  repository.git('switch', '--quiet', '--create=change')
  repository.commit(withoutName)
  const { stdout } = await repository.check()
  expect(stdout).toContain('broken   Profile at user.name, in web/fragments.graphql:3:3')
  expect(stdout).toContain('1 operation judged, 1 broken.')
})

test('one schema in a file is a base for what clients see', async () => {
  using repository = breaking()
  repository.write({
    'api.graphql': `type Query { user(id: ID!): User users: [User!]! posts(first: Int = 10): [Post!]! }
      type User { id: ID! name: String nickname: String posts: [Post!]! }
      type Post { id: ID! author: User }`,
  })
  const { code, stdout } = await repository.check('--against=api.graphql')
  expect(code).toBe(1)
  expect(stdout).toContain(breaks)
  expect(stdout).toContain('Note: api.graphql is one schema and not subgraphs, so only what clients see was judged.')
  expect(stdout).toContain('1 breaking; ')
})

test('a supergraph in a file is a base with its subgraphs', async () => {
  using repository = breaking()
  const subgraphs = { users, posts: project['subgraphs/posts.graphql'] }
  repository.write({ 'supergraph.graphql': compose(contractOf({ subgraphs })).supergraphSdl })
  const { code, stdout } = await repository.check('--against=supergraph.graphql')
  expect(code).toBe(1)
  expect(stdout).toContain(breaks)
  expect(stdout).toMatch(/at supergraph\.graphql:\d+:3 \(before\)/)
  repository.write({ 'subgraphs/users.graphql': users })
  expect(await repository.check('--against=supergraph.graphql')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Nothing changed.'),
  })
})

test('a folder of schemas alone is judged by the operations of the head', async () => {
  using folder = new TestFolder()
  using schemas = new TestFolder()
  schemas.write(Object.fromEntries(Object.entries(project).filter(([name]) => name.startsWith('subgraphs/'))))
  folder.write({
    ...project,
    'subgraphs/users.graphql': users.replace('name: String', 'name: [String]'),
  })
  const { code, stdout } = await folder.check(`--against=${schemas.path}`)
  expect(code).toBe(1)
  expect(stdout).toContain('breaking  User.name  field-type-changed')
  expect(stdout).toContain('1 operation judged, 1 broken.')
})

test('a folder with another copy is a base, also where there is no Git', async () => {
  using folder = new TestFolder()
  using copy = new TestFolder()
  folder.write(project)
  cpSync(folder.path, copy.path, { recursive: true })
  folder.write(withoutName)
  expect(await folder.check(`--against=${copy.path}`)).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(breaks),
  })
  expect(await folder.check()).toMatchObject({ code: 2, stderr: expect.stringContaining('This is no Git repository') })
})

async function listening(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('an address is a base: a served file, or an endpoint that says its SDL', async () => {
  const sdl = 'type Query { users: [User!]! } type User { id: ID! name: String }'
  await using file = await listening((request, response) => {
    if (request.method !== 'GET') response.statusCode = 405
    response.end(request.method === 'GET' ? sdl : 'no')
  })
  await using endpoint = await listening((_, response) => {
    response.end(JSON.stringify({ data: { _service: { sdl } } }))
  })
  using repository = breaking()
  repository.write({
    'web/user.graphql': null,
    'web/names.graphql': 'query Names { users { name } }',
    'web/fragments.graphql': null,
  })
  for (const { url } of [file, endpoint]) {
    expect(await repository.check(`--against=${url}`)).toMatchObject({
      stderr: '',
      code: 1,
      stdout: expect.stringContaining(breaks),
    })
  }
})

test('a live subgraph is asked for its SDL with headers from the environment', async () => {
  await using live = await listening((request, response) => {
    const isAllowed = request.headers.authorization === 'Bearer s3cret'
    response.end(
      JSON.stringify(
        isAllowed
          ? { data: { _service: { sdl: 'type Query { live: Int }' } } }
          : { errors: [{ message: 'who are you?' }] },
      ),
    )
  })
  using repository = new TestRepository({
    ...project,
    'schema-check.yml': `subgraphs:\n  users: { file: subgraphs/users.graphql }\n  live: { url: '${live.url}', headers: { authorization: 'Bearer \${TOKEN}' } }\n`,
    'web/user.graphql': 'query Live { live }',
  })
  expect(await repository.run(['check'], { env: { TOKEN: 's3cret' } })).toMatchObject({ code: 0 })
  const refused = await repository.run(['check'], { env: { TOKEN: 'wr0ng' } })
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('who are you?') })
  expect(refused.stderr).not.toContain('wr0ng')
  expect(await repository.check()).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('environment variable TOKEN'),
  })
})

test('an endpoint that does not answer in time, or with too much, is exit code 2', async () => {
  await using silent = await listening(() => {})
  await using endless = await listening((_, response) => {
    response.on('error', () => {})
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(1_000_000)));
      if (!response.destroyed) response.once('drain', more)
    }
    more()
  })
  using folder = new TestFolder()
  const config = (url: string) => ({ 'schema-check.yml': `subgraphs: { a: { url: '${url}', timeoutSeconds: 5 } }\n` })
  folder.write(config(endless.url))
  expect((await folder.check('--against=.')).stderr).toContain('answers with more than 32 MB')
  folder.write({ 'schema-check.yml': `subgraphs: { a: { url: '${silent.url}?token=s3cret', timeoutSeconds: 0.2 } }\n` })
  const { code, stderr } = await folder.check('--against=.')
  expect(code).toBe(2)
  expect(stderr).toContain('no answer came within 0.2 s')
  expect(stderr).not.toContain('s3cret')
})

test('a branch that is missing, and a shallow clone, are exit code 2 and say what to fetch', async () => {
  using repository = breaking()
  repository.git('branch', '--quiet', '-D', 'main')
  const missing = await repository.check()
  expect(missing).toMatchObject({ code: 2, stdout: '' })
  expect(missing.stderr).toContain(
    'None of the branches to compare with is here: origin/main, main, origin/master, master.',
  )
  expect(missing.stderr).toContain('`fetch-depth: 0`')
  expect(await repository.check('--against=nix')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no nix to compare with'),
  })

  using origin = new TestRepository(project)
  origin.commit(withoutName)
  using clone = new TestFolder()
  origin.git('clone', '--quiet', '--depth=1', `file://${origin.path}`, join(clone.path, 'clone'))
  const shallow = await clone.run(['check'], { cwd: 'clone' })
  expect(shallow).toMatchObject({ code: 2, stdout: '' })
  expect(shallow.stderr).toContain('The clone is shallow and ends at the last commit of origin/main')
  expect(shallow.stderr).toContain('git fetch --unshallow')
})

test('a base that has none of the subgraphs is exit code 2, and never "no changes"', async () => {
  using repository = new TestRepository({ 'README.md': 'empty' })
  repository.git('switch', '--quiet', '--create=change')
  repository.commit(project)
  expect(await repository.check()).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('so there is nothing to compare with'),
  })
})

test('a configuration in a folder finds its files from there, and another repository is checked by its path', async () => {
  const inFolder = Object.fromEntries(Object.entries(project).map(([name, text]) => [`api/${name}`, text]))
  using repository = new TestRepository({
    ...inFolder,
    'api/schema-check.yml': "subgraphs: '../api/subgraphs/*.graphql'\noperations: 'web/*.graphql'\n",
  })
  repository.git('switch', '--quiet', '--create=change')
  repository.commit({ 'api/subgraphs/users.graphql': withoutName['subgraphs/users.graphql'] })
  const inside = await repository.run(['check'], { cwd: 'api' })
  expect(inside.stdout).toContain('at api/subgraphs/users.graphql:10:3 (before)')
  using elsewhere = new TestFolder()
  expect(await elsewhere.check(`--config=${repository.path}/api/schema-check.yml`)).toEqual(inside)
})
