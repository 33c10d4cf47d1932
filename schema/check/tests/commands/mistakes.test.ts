import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { bin, project, TestFolder, TestRepository } from './support/repository.ts'

test('a glob without quotes, which YAML takes for an alias, is told at its line', async () => {
  using repository = new TestRepository(project)
  repository.write({ 'schema-check.yml': 'subgraphs: subgraphs/*.graphql\noperations: *.graphql\n' })
  expect(await repository.check()).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      "schema-check.yml:2:13: A text that begins with * must stand in quotes: '*.graphql'.",
    ),
  })
})

test('JSON that is wrong is told where and why', async () => {
  using repository = new TestRepository({
    ...project,
    'schema-check.yml': `${project['schema-check.yml']}manifests: manifest.json\n`,
    'manifest.json': '{\n  "a": "{ users { id } }",\n  "b": "{ users { name } }",\n}\n',
  })
  const { code, stderr } = await repository.check()
  expect(code).toBe(2)
  expect(stderr).toMatch(/manifest\.json:4:1: This is no JSON: /)
})

test('approvals that are a folder are told as missing', async () => {
  using repository = new TestRepository({
    ...project,
    'schema-check.yml': `${project['schema-check.yml']}approvals: web\n`,
  })
  const { code, stderr } = await repository.check()
  expect(code).toBe(2)
  expect(stderr).not.toContain('    at ')
})

test('versions are written to a folder and to no file', async () => {
  using folder = new TestFolder().write({ ...project, published: 'text' })
  expect(await folder.run(['publish', 'published'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('published is a file, and versions are written to a folder.'),
  })
  expect(folder.read('published')).toBe('text')
})

test('a supergraph goes into a pipe', () => {
  using folder = new TestFolder().write(project)
  const command = `"${process.execPath}" "${bin}" compose --output /dev/stdout | cat`
  expect(execFileSync('sh', ['-c', command], { cwd: folder.path, encoding: 'utf8' })).toContain('type User')
})
