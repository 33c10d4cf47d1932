import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { bin, project, TestFolder, TestRepository } from './support/repository.ts'

/** A repository whose branch `change` comes from `main`. */
function onBranch(files: Parameters<TestRepository['commit']>[0] = {}): TestRepository {
  const repository = new TestRepository(project)
  repository.git('switch', '--quiet', '--create=change')
  return repository.commit(files)
}

const withUsers = (change: (sdl: string) => string) => ({
  'subgraphs/users.graphql': change(project['subgraphs/users.graphql']),
})

test('nothing changed: no finding, exit code 0, and the same bytes each time', async () => {
  using repository = onBranch()
  const first = await repository.spawn('check', '--format=json')
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(await repository.spawn('check', '--format=json')).toEqual(first)
  expect((await repository.check()).stdout).toMatch(
    /^The working tree, compared with main at [0-9a-f]{7}\.\n\nNothing changed\. 1 operation judged\.\n$/,
  )
})

test('an operation that the API refuses is exit code 1, with its line and selection', async () => {
  using repository = onBranch({ 'web/new.graphql': 'query New {\n  users { id ...Name nix }\n}\n' })
  const { code, stdout } = await repository.spawn('check')
  expect(code).toBe(1)
  expect(stdout).toContain('breaking  operation:New  operation-invalid\n')
  expect(stdout).toContain('broken   New at users.nix, in web/new.graphql:2:22\n')
  expect(stdout).toMatch(/\nThis breaks somebody: 1 breaking; 2 operations judged, 1 broken\.\n$/)
})

test('an operation that was refused before is a note, since nothing changed', async () => {
  using repository = new TestRepository({ ...project, 'web/old.graphql': 'query Old { nix }' })
  repository.git('switch', '--quiet', '--create=change')
  const { code, stdout } = await repository.check()
  expect(code).toBe(0)
  expect(stdout).toContain('Note: The API refuses the operation Old, as it did before: Cannot query field "nix"')
})

test('a rule may be a notice, or off', async () => {
  const files = { 'web/new.graphql': 'query New { nix }' }
  using notice = onBranch({
    ...files,
    'schema-check.yml': `${project['schema-check.yml']}rules: { operation-invalid: notice }\n`,
  })
  expect(await notice.check()).toMatchObject({ code: 0, stdout: expect.stringContaining('notice  operation:New') })
  using off = onBranch({
    ...files,
    'schema-check.yml': `${project['schema-check.yml']}rules: { operation-invalid: 'off' }\n`,
  })
  expect(await off.check()).toMatchObject({ code: 0, stdout: expect.stringContaining('1 of rules that are off') })
})

test('an approval excuses a change until its day', async () => {
  const approve = (until: string) => ({
    'web/new.graphql': 'query New { nix }',
    'schema-check.yml': `${project['schema-check.yml']}approvals: approvals.yml\n`,
    'approvals.yml': `operations:\n  - { operation: New, reason: It is a draft., until: ${until} }\n`,
  })
  using approved = onBranch(approve('2999-01-01'))
  expect(await approved.check()).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('It is a draft. (until 2999-01-01)'),
  })
  using expired = onBranch(approve('2020-01-01'))
  expect(await expired.check()).toMatchObject({ code: 1, stdout: expect.stringContaining('approval-expired') })
})

test('a client that is excluded is left out, and listed', async () => {
  const manifest = {
    'manifest.json': JSON.stringify({
      operations: [{ id: 'a', body: 'query Old { users { nickname } }', clientName: 'ios' }],
    }),
  }
  const exclude = 'clients: { exclude: [{ name: ios, reason: It was shut down., until: 2999-01-01 }] }\n'
  using repository = new TestRepository({
    ...project,
    ...manifest,
    'schema-check.yml': `${project['schema-check.yml']}manifests: [manifest.json]\n`,
  })
  repository.git('switch', '--quiet', '--create=change')
  repository.commit(withUsers((sdl) => sdl.replace('  nickname: String\n', '')))
  expect(await repository.check()).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('broken   Old (ios) at users.nickname'),
  })
  repository.write({ 'schema-check.yml': `${project['schema-check.yml']}manifests: [manifest.json]\n${exclude}` })
  expect(await repository.check()).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(
      'excluded  User.nickname  field-removed\n    ios is excluded until 2999-01-01: It was shut down.\n',
    ),
  })
})

test('contracts of events are judged with the schema', async () => {
  const event = (properties: object) => ({
    'events/post.published.json': JSON.stringify(
      {
        title: 'post.published',
        'x-topic': 'posts',
        'x-key': 'id',
        'x-kind': 'event',
        type: 'object',
        properties,
        required: ['id'],
      },
      null,
      2,
    ),
  })
  using repository = new TestRepository({
    ...project,
    ...event({ id: { type: 'string' } }),
    'schema-check.yml': `${project['schema-check.yml']}events: { schemas: 'events/*.json', consumers: { post.published: [feed] } }\n`,
  })
  repository.git('switch', '--quiet', '--create=change')
  repository.commit(event({ id: { type: 'integer' } }))
  const { code, stdout } = await repository.check()
  expect(code).toBe(1)
  expect(stdout).toMatch(/breaking {2}event:post\.published\S* {2}event-/)
  expect(stdout).toContain('feed')
})

test.for<[what: string, files: Parameters<TestRepository['commit']>[0], says: string]>([
  [
    'an unparsable SDL',
    { 'subgraphs/users.graphql': 'type Query {\n  a: }\n' },
    'error  subgraphs/users.graphql:2:6: This is no GraphQL: Expected Name, found "}".\n',
  ],
  ['an empty SDL', { 'subgraphs/users.graphql': '' }, 'subgraphs/users.graphql:1:1: This is no GraphQL'],
  [
    'an SDL that is not UTF-8',
    { 'subgraphs/users.graphql': Buffer.from([0xff, 0xfe, 0x41, 0]) },
    "The file subgraphs/users.graphql isn't text in UTF-8.",
  ],
  ['an SDL that does not compose', withUsers((sdl) => sdl.replace('name: String', 'name: Nix')), 'Nix'],
  [
    'a huge file',
    { 'subgraphs/users.graphql': '#'.repeat(33 * 1024 * 1024) },
    'The file subgraphs/users.graphql has 33 MB; at most 32 are read.',
  ],
  [
    'an SDL that is nested too deeply',
    { 'subgraphs/users.graphql': `type Query { a: ${'['.repeat(50_000)}` },
    'subgraphs/users.graphql is nested too deeply',
  ],
  [
    'an operation without its fragment',
    { 'web/new.graphql': 'query New {\n  users { ...Nix }\n}' },
    'web/new.graphql:2:11: There is no fragment Nix',
  ],
  [
    'two fragments of one name',
    { 'web/new.graphql': 'fragment Name on User { id }' },
    'web/new.graphql:1:1: The fragment Name is there twice, and differs from the one at web/fragments.graphql:1.',
  ],
  ['an unparsable operation', { 'web/new.graphql': 'query {' }, 'web/new.graphql:1:8: This is no GraphQL'],
  [
    'an unknown key',
    { 'schema-check.yml': "subgraph: '*.graphql'\n" },
    'schema-check.yml:1:1: The configuration: There is no key subgraph here. Did you mean subgraphs?',
  ],
  [
    'a glob that matches nothing',
    { 'schema-check.yml': "subgraphs: 'nix/*.graphql'\n" },
    'No file matches nix/*.graphql, which the configuration names for the subgraphs.',
  ],
  ['no configuration', { 'schema-check.yml': null }, 'There is no schema-check.yml here'],
])('%s is exit code 2 with its place', async ([, files, says]) => {
  using repository = onBranch(files)
  const { code, stdout, stderr } = await repository.check()
  expect(stderr).toContain(says)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
})

test('files with a byte order mark and of Windows are the same as without', async () => {
  const windows = Object.fromEntries(
    Object.entries(project)
      .filter(([name]) => name.endsWith('.graphql'))
      .map(([name, text]) => [name, `\ufeff${text.replaceAll('\n', '\r\n')}`]),
  )
  using repository = onBranch(windows)
  expect(await repository.check()).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing changed.') })
  repository.write({ 'subgraphs/users.graphql': '\ufefftype Query {\r\n  a: }\r\n' })
  expect((await repository.check()).stderr).toContain('subgraphs/users.graphql:2:6')
})

test('a command or an option that is not there is exit code 2', async () => {
  using folder = new TestFolder()
  expect(await folder.run(['chekc'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean check?') })
  expect(await folder.check('--nix')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('schema-check check --help'),
  })
  expect(await folder.check('--format=jsn')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Did you mean json?'),
  })
  expect(await folder.check('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--against') })
})

test('several formats are written in one run', async () => {
  using repository = onBranch({ 'web/new.graphql': 'query New { nix }' })
  const { code, stdout } = await repository.check(
    '--format=text',
    '--format=sarif=out/a.sarif',
    '--format=junit=out/a.xml',
    '--format=markdown=out/a.md',
  )
  expect(code).toBe(1)
  expect(stdout).toContain('breaking  operation:New')
  expect(JSON.parse(repository.read('out/a.sarif')).runs[0].results[0].ruleId).toBe('operation-invalid')
  expect(repository.read('out/a.xml')).toContain('<failure ')
  expect(repository.read('out/a.md')).toContain('operation:New')
  expect(await repository.check('--format=json', '--output=a.json')).toMatchObject({ code: 1, stdout: '' })
  expect(JSON.parse(repository.read('a.json')).exit).toBe(1)
  expect(await repository.check('--format=json', '--format=text')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Give all but one a file'),
  })
})

test('what can not be judged is in every format too', async () => {
  using repository = onBranch({ 'subgraphs/users.graphql': 'type Query {' })
  const { code, stdout, stderr } = await repository.check('--format=github', '--format=json=a.json')
  expect(code).toBe(2)
  expect(stdout).toMatch(/^::error file=subgraphs\/users.graphql,line=1,col=13,title=schema-check::This is no GraphQL/)
  expect(stderr).toContain('subgraphs/users.graphql:1:13')
  expect(JSON.parse(repository.read('a.json'))).toMatchObject({ exit: 2, problems: [{ location: { line: 1 } }] })
})

test('colours and the line of progress are for a terminal alone', async () => {
  using repository = onBranch()
  const colored = await repository.run(['check'], { isTTY: true, env: { TERM: 'xterm', NO_COLOR: undefined } })
  expect(colored.stdout).toContain('\u001b[32m')
  expect(colored.stderr).toContain('Composing …')
  expect(colored.stderr.endsWith('\r\u001b[K')).toBe(true)
  const plain = await repository.run(['check'], { isTTY: true, env: { NO_COLOR: '1' } })
  expect(plain.stdout).not.toContain('\u001b')
})

test('a checkout that is not installed yet is exit code 2 and says what to run', async () => {
  using folder = new TestFolder()
  const here = dirname(bin)
  for (const name of ['bin.mjs', 'package.json', 'src']) {
    cpSync(join(here, name), join(folder.path, name), { recursive: true })
  }
  const { status, stderr } = spawnSync(process.execPath, [join(folder.path, 'bin.mjs'), 'check'], { encoding: 'utf8' })
  expect(stderr).toContain('Run `npx --yes pnpm@12 install`')
  expect(status).toBe(2)
})
