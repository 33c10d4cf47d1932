import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bin, project, TestFolder } from './support/repository.ts'

test('the supergraph is written to standard output, or to a file', async () => {
  using folder = new TestFolder().write(project)
  const printed = await folder.run(['compose'])
  expect(printed).toMatchObject({ code: 0, stderr: '' })
  expect(printed.stdout).toMatch(/^schema\n {2}@link\(url: "https:\/\/specs.apollo.dev\/link/)
  const written = await folder.run(['compose', '--output', 'out/supergraph.graphql'])
  expect(written).toEqual({ code: 0, stdout: '', stderr: 'Composed 2 subgraphs to out/supergraph.graphql.\n' })
  expect(folder.read('out/supergraph.graphql')).toBe(printed.stdout)
})

test('an error is shown at each of its places, and nothing is written', async () => {
  using folder = new TestFolder().write(project)
  folder.write({
    'subgraphs/posts.graphql': project['subgraphs/posts.graphql'].replace(
      'posts: [Post!]!',
      'posts: [Post!]!\n  name: Int',
    ),
  })
  const { code, stdout, stderr } = await folder.run(['compose', '--output', 'supergraph.graphql'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('FIELD_TYPE_MISMATCH')
  expect(stderr).toMatch(/subgraphs\/posts\.graphql:(\d+):3\n.*\n\1 \| {3}name: Int\n +\| {3}\^/)
  expect(stderr).toMatch(/subgraphs\/users\.graphql:(\d+):3\n.*\n\1 \| {3}name: String\n/)
  expect(existsSync(join(folder.path, 'supergraph.graphql'))).toBe(false)
  expect((await folder.run(['compose'])).stderr).toBe(stderr)
})

test('where the second composer composes what the first refuses, it is said why', async () => {
  using folder = new TestFolder().write({
    ...project,
    'subgraphs/posts.graphql': `${project['subgraphs/posts.graphql']}\ninput By @oneOf { a: Int b: Int } extend type Query { by(by: By): Int }\n`,
  })
  const { code, stderr } = await folder.run(['compose'])
  expect(code).toBe(2)
  expect(stderr).toContain('INVALID_GRAPHQL: Unknown directive "@oneOf"')
  expect(stderr).toContain("Apollo's composer refuses `@oneOf`, which it does not know; The Guild's composes it.")
})

test('a text that is no GraphQL is shown where it stops being some', async () => {
  using folder = new TestFolder().write({ ...project, 'subgraphs/posts.graphql': 'type Query {\n  r: [Int\n}\n' })
  const { code, stderr } = await folder.run(['compose'])
  expect(code).toBe(2)
  expect(stderr).toContain('subgraphs/posts.graphql:3:1')
})

class Watching implements AsyncDisposable {
  readonly #child: ChildProcess
  readonly #closed: Promise<unknown[]>
  #said = ''

  constructor(folder: TestFolder, ...args: readonly string[]) {
    this.#child = spawn(process.execPath, [bin, 'compose', '--watch', ...args], {
      cwd: folder.path,
      env: { PATH: process.env.PATH, HOME: folder.path },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#closed = once(this.#child, 'close')
    for (const output of [this.#child.stdout!, this.#child.stderr!])
      output.on('data', (text) => {
        this.#said += text
      })
  }

  /** What has been said since the last call, up to a line that matches. */
  async until(line: RegExp): Promise<string> {
    await expect.poll(() => this.#said, { timeout: 20_000 }).toMatch(line)
    const said = this.#said
    this.#said = ''
    return said
  }

  async stop(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal)
    const [code] = await this.#closed
    return code as number | null
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop('SIGKILL')
  }
}

const withName = (sdl: string, name: string) => sdl.replace('nickname', name)

test('a change is composed again: saved in place or by renaming, deleted, in a new folder, in the configuration', {
  timeout: 60_000,
}, async () => {
  using folder = new TestFolder().write({
    ...project,
    'schema-check.yml': "subgraphs: 'subgraphs/*/schema.graphql'\ncache: .cache\n",
    'subgraphs/users/schema.graphql': project['subgraphs/users.graphql'],
    'subgraphs/posts/schema.graphql': project['subgraphs/posts.graphql'],
  })
  const users = join(folder.path, 'subgraphs/users/schema.graphql')
  await using watching = new Watching(folder, '--output', 'supergraph.graphql')
  await watching.until(/^\d\d:\d\d:\d\d Composed 2 subgraphs to supergraph\.graphql\.\n$/m)

  writeFileSync(users, withName(project['subgraphs/users.graphql'], 'inPlace'))
  await watching.until(/Composed 2 subgraphs/)
  expect(folder.read('supergraph.graphql')).toContain('inPlace')

  writeFileSync(`${users}~`, withName(project['subgraphs/users.graphql'], 'byRenaming'))
  renameSync(`${users}~`, users)
  await watching.until(/Composed 2 subgraphs/)
  expect(folder.read('supergraph.graphql')).toContain('byRenaming')

  writeFileSync(users, `${project['subgraphs/users.graphql']}\nextend type Query { posts: Int }\n`)
  expect(await watching.until(/don't compose/)).toMatch(
    /FIELD_TYPE_MISMATCH.+subgraphs\/users\/schema\.graphql:\d+:21/s,
  )
  expect(folder.read('supergraph.graphql')).toContain('byRenaming')

  rmSync(users)
  await watching.until(/Composed one subgraph/)
  expect(folder.read('supergraph.graphql')).not.toContain('byRenaming')

  writeFileSync(users, project['subgraphs/users.graphql'])
  await watching.until(/Composed 2 subgraphs/)

  mkdirSync(join(folder.path, 'subgraphs/new'))
  writeFileSync(join(folder.path, 'subgraphs/new/schema.graphql'), 'type Query { fresh: Int }')
  await watching.until(/Composed 3 subgraphs/)

  // Editors touch files without changing them; only the last of these has another content.
  writeFileSync(users, project['subgraphs/users.graphql'])
  folder.write({ 'schema-check.yml': 'subgraphs: { one: { file: subgraphs/new/schema.graphql } }\ncache: .cache\n' })
  const said = await watching.until(/Composed one subgraph/)
  expect(said.match(/Composed/g)).toHaveLength(1)
  expect(await watching.stop('SIGINT')).toBe(0)
})

test('without a file to write, watching says how it went; a broken configuration is waited for', {
  timeout: 30_000,
}, async () => {
  using folder = new TestFolder().write(project)
  await using watching = new Watching(folder)
  expect(await watching.until(/Composed/)).toMatch(
    /^Watching the subgraphs; Ctrl-C ends it\.\n\d\d:\d\d:\d\d Composed 2 subgraphs\.\n$/,
  )
  folder.write({ 'schema-check.yml': 'subgraph: x\n' })
  await watching.until(/Did you mean subgraphs\?/)
  folder.write({ 'schema-check.yml': project['schema-check.yml'] })
  await watching.until(/Composed 2 subgraphs\./)
  expect(await watching.stop('SIGTERM')).toBe(0)
})
